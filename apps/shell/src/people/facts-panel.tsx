import type { Fact, FactField, FactValue, Person } from '@yige/contracts';
import { calendarDay, Icon, Panel, useDisplay, useFormat, useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { client } from '../api/client.js';
import { usePortal } from '../app/portal.js';
import { FactForm } from './forms/fact-form.js';
import { Field } from './forms/field.js';
import { useChange } from './forms/use-change.js';
import { peopleMessages } from './people-messages.js';
import './registry-panels.css';
import { RevealFacts } from './reveal/reveal-facts.js';

/** Facts with source and date, as a table or on a phone as lines. Those that the post may not see are not there. */
export function FactsPanel({ person }: { person: Person }) {
  const t = useMessages(peopleMessages);
  const { phone } = useDisplay();
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Fact | null>(null);
  const mayRecord = person.actions.includes('recordFact');
  const onEnd = mayRecord ? setEnding : null;
  return (
    <Panel
      title={t('facts')}
      hint={t('factsHint')}
      flush
      {...(mayRecord
        ? {
            extra: (
              <button type="button" className="yige-link-button" onClick={() => setAdding(true)}>
                <Icon name="plus" size={14} /> {t('addFact')}
              </button>
            ),
          }
        : {})}
    >
      {person.facts.length === 0 && <p className="person-none">{t('noFacts')}</p>}
      {person.facts.length > 0 &&
        (phone ? <FactLines facts={person.facts} onEnd={onEnd} /> : <FactTable facts={person.facts} onEnd={onEnd} />)}
      <RevealFacts personId={person.id} />
      <Modal open={adding} onCancel={() => setAdding(false)} title={t('addFact')} footer={null} destroyOnHidden>
        <FactForm personId={person.id} onDone={() => setAdding(false)} />
      </Modal>
      {ending !== null && <EndFact personId={person.id} fact={ending} onDone={() => setEnding(null)} />}
    </Panel>
  );
}

interface FactsProps {
  facts: readonly Fact[];
  onEnd: ((fact: Fact) => void) | null;
}

function FactTable({ facts, onEnd }: FactsProps) {
  const t = useMessages(peopleMessages);
  const localized = useLocalized();
  const format = useFormat();
  return (
    <table className="person-facts">
      <thead>
        <tr>
          <th scope="col">{t('fact')}</th>
          <th scope="col">{t('factValue')}</th>
          <th scope="col">{t('factSource')}</th>
          <th scope="col">{t('factSince')}</th>
          <th scope="col" aria-label={t('endFact')} />
        </tr>
      </thead>
      <tbody>
        {facts.map((fact) => (
          <tr key={fact.id}>
            <th scope="row">{localized(fact.title)}</th>
            <td>
              <FactText value={fact.value} fields={fact.fields} />
            </td>
            <td>{fact.source}</td>
            <td>{format.date(fact.validFrom)}</td>
            <td>{onEnd !== null && <EndButton fact={fact} onEnd={onEnd} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function FactLines({ facts, onEnd }: FactsProps) {
  const localized = useLocalized();
  const format = useFormat();
  return (
    <ul className="person-fact-lines">
      {facts.map((fact) => (
        <li key={fact.id}>
          <div>
            <strong>{localized(fact.title)}</strong> <FactText value={fact.value} fields={fact.fields} />
            <p className="yige-quiet">
              {fact.source} {format.date(fact.validFrom)}
            </p>
          </div>
          {onEnd !== null && <EndButton fact={fact} onEnd={onEnd} />}
        </li>
      ))}
    </ul>
  );
}

function EndButton({ fact, onEnd }: { fact: Fact; onEnd: (fact: Fact) => void }) {
  const t = useMessages(peopleMessages);
  const localized = useLocalized();
  return (
    <button
      type="button"
      className="yige-link-button"
      aria-label={`${t('endFact')} ${localized(fact.title)}`}
      onClick={() => onEnd(fact)}
    >
      {t('endFact')}
    </button>
  );
}

/** A value in words; a fact without fields says all by itself. */
export function FactText({ value, fields }: { value: FactValue; fields: readonly FactField[] }) {
  const t = useMessages(peopleMessages);
  const localized = useLocalized();
  const format = useFormat();
  const words = fields.flatMap((field) => {
    const given = value[field.name];
    if (given === undefined) return [];
    if (field.type === 'money' && typeof given === 'number') return [format.money(given)];
    if (field.type === 'date' && typeof given === 'string') return [format.date(given)];
    const option = field.type === 'choice' ? field.options.find((each) => each.value === given) : undefined;
    return [option === undefined ? String(given) : localized(option.title)];
  });
  return <>{words.length === 0 ? t('yes') : words.join(' · ')}</>;
}

function EndFact({ personId, fact, onDone }: { personId: string; fact: Fact; onDone: () => void }) {
  const t = useMessages(peopleMessages);
  const localized = useLocalized();
  const { timeZone } = usePortal();
  const [source, setSource] = useState('');
  const change = useChange(
    () =>
      client.people.endFact({
        params: { id: personId, factId: fact.id },
        body: { on: calendarDay(new Date(), timeZone), source },
      }),
    onDone,
  );
  return (
    <Modal
      open
      onCancel={onDone}
      title={t('endFactAsk', { title: localized(fact.title) })}
      footer={
        <Button
          danger
          type="primary"
          loading={change.busy}
          disabled={source.trim() === ''}
          onClick={() => change.run(undefined)}
        >
          {t('endFact')}
        </Button>
      }
    >
      <Field label={t('endFactSource')} error={change.errorAt('/source') ?? change.failure ?? undefined}>
        {(control) => (
          <Input {...control} maxLength={60} value={source} onChange={({ target }) => setSource(target.value)} />
        )}
      </Field>
    </Modal>
  );
}

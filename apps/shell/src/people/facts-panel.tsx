import type { Fact, FactField, FactValue, Person } from '@yige/contracts';
import { Icon, Panel, useDisplay, useFormat, useLocalized, useMessages } from '@yige/ui';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { EndFact } from './forms/end-fact.js';
import { FactForm } from './forms/fact-form.js';
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
  const [correcting, setCorrecting] = useState<Fact | null>(null);
  const acts = mayRecord ? { onEnd: setEnding, onCorrect: setCorrecting } : null;
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
        (phone ? <FactLines facts={person.facts} acts={acts} /> : <FactTable facts={person.facts} acts={acts} />)}
      <RevealFacts personId={person.id} />
      <Modal open={adding} onCancel={() => setAdding(false)} title={t('addFact')} footer={null} destroyOnHidden>
        <FactForm personId={person.id} onDone={() => setAdding(false)} />
      </Modal>
      <Modal
        open={correcting !== null}
        onCancel={() => setCorrecting(null)}
        title={t('correctFact')}
        footer={null}
        destroyOnHidden
      >
        {correcting !== null && <FactForm personId={person.id} known={correcting} onDone={() => setCorrecting(null)} />}
      </Modal>
      {ending !== null && <EndFact personId={person.id} fact={ending} onDone={() => setEnding(null)} />}
    </Panel>
  );
}

interface FactsProps {
  facts: readonly Fact[];
  acts: FactActs | null;
}

interface FactActs {
  onEnd: (fact: Fact) => void;
  onCorrect: (fact: Fact) => void;
}

function FactTable({ facts, acts }: FactsProps) {
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
            <td>{acts !== null && <ActButtons fact={fact} acts={acts} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function FactLines({ facts, acts }: FactsProps) {
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
          {acts !== null && <ActButtons fact={fact} acts={acts} />}
        </li>
      ))}
    </ul>
  );
}

function ActButtons({ fact, acts }: { fact: Fact; acts: FactActs }) {
  const t = useMessages(peopleMessages);
  const localized = useLocalized();
  const title = localized(fact.title);
  return (
    <span className="person-phone-acts">
      <button
        type="button"
        className="yige-link-button"
        aria-label={`${t('correct')} ${title}`}
        onClick={() => acts.onCorrect(fact)}
      >
        {t('correct')}
      </button>
      <button
        type="button"
        className="yige-link-button"
        aria-label={`${t('endFact')} ${title}`}
        onClick={() => acts.onEnd(fact)}
      >
        {t('endFact')}
      </button>
    </span>
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

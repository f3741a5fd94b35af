import { useQuery } from '@tanstack/react-query';
import { corePermissions, type FactClass, sensitiveFactClassSchema } from '@yige/contracts';
import { LoadingView, useFormat, useLocalized, useMessages } from '@yige/ui';
import Select from 'antd/es/select';
import { useId, useState } from 'react';
import { client } from '../../api/client.js';
import { usePortal } from '../../app/portal.js';
import { FactText } from '../facts-panel.js';
import { RevealForm } from './reveal-form.js';
import { revealMessages } from './reveal-messages.js';
import { HidesItself, RevealPrompt } from './reveal-prompt.js';
import { useReveal } from './use-reveal.js';

/** Facts of classes that the caller's post does not see: one class at a time, for a task in their own hands. */
export function RevealFacts({ personId }: { personId: string }) {
  const t = useMessages(revealMessages);
  const format = useFormat();
  const { permissions } = usePortal();
  const mayReveal = permissions.includes(corePermissions.personReveal);
  const kinds = useQuery({
    queryKey: ['factKinds'],
    enabled: mayReveal,
    queryFn: ({ signal }) => client.people.factKinds({ signal }),
  });
  if (!mayReveal || kinds.data === undefined) return mayReveal && kinds.isLoading ? <LoadingView /> : null;
  const seen = new Set(kinds.data.items.map((kind) => kind.class));
  const beyond = sensitiveFactClassSchema.options.filter((name) => !seen.has(name));
  if (beyond.length === 0) return null;
  return (
    <div className="reveal-facts">
      <p className="yige-quiet">{t('beyondPost', { classes: format.list(beyond.map((name) => t(name))) })}</p>
      <OneClass personId={personId} classes={beyond} />
    </div>
  );
}

interface OneClassProps {
  personId: string;
  classes: readonly (FactClass & keyof (typeof revealMessages)['en'])[];
}

function OneClass({ personId, classes }: OneClassProps) {
  const t = useMessages(revealMessages);
  const localized = useLocalized();
  const format = useFormat();
  const id = useId();
  const [chosen, setChosen] = useState<OneClassProps['classes'][number]>();
  const reveal = useReveal(personId, ({ facts }) => facts ?? []);
  if (reveal.value !== null) {
    return (
      <>
        <ul className="yige-plain-list">
          {reveal.value.shown.map((fact) => (
            <li key={fact.id}>
              <strong>{localized(fact.title)}</strong> <FactText value={fact.value} fields={fact.fields} />
              <div className="yige-quiet">
                {fact.source} {format.date(fact.validFrom)}
              </div>
            </li>
          ))}
        </ul>
        {reveal.value.shown.length === 0 && <p>{t('nothing')}</p>}
        <HidesItself text={t('hidesIn', { seconds: reveal.secondsLeft })} hide={t('hide')} onHide={reveal.hide} />
      </>
    );
  }
  return (
    <RevealPrompt
      text={t('forTask')}
      label={t('forTask')}
      open={reveal.open}
      onChange={reveal.change}
      form={
        <RevealForm
          personId={personId}
          title={t('factsTitle')}
          ownTask
          ready={chosen !== undefined}
          pending={reveal.pending}
          failure={reveal.failure}
          onReveal={(request) => chosen !== undefined && void reveal.ask({ ...request, fields: [chosen] })}
          onCancel={() => reveal.change(false)}
        >
          <label className="yige-field" htmlFor={id}>
            <span className="yige-field-label">{t('whichFacts')}</span>
            <Select<OneClassProps['classes'][number]>
              id={id}
              {...(chosen === undefined ? {} : { value: chosen })}
              placeholder={t('choose')}
              options={classes.map((value) => ({ value, label: t(value) }))}
              onChange={setChosen}
            />
          </label>
        </RevealForm>
      }
    />
  );
}

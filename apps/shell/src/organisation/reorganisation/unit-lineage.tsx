import type { LineageStep } from '@yige/contracts';
import { defineMessages, Panel, useFormat, useMessages } from '@yige/ui';
import { Link } from 'react-router';
import { useLineage } from './reorganisation-queries.js';
import './reorganisation.css';

const messages = defineMessages({
  'zh-CN': {
    title: '沿革',
    merge: '{from}并入{to}',
    split: '{from}分出{to}',
    abolish: '{from}撤销，归{to}',
    close: '{from}撤销，归{to}',
    document: '依据 {number}',
  },
  en: {
    title: 'Lineage',
    merge: '{from} became part of {to}',
    split: '{to} came out of {from}',
    abolish: '{from} was abolished into {to}',
    close: '{from} was closed into {to}',
    document: 'by {number}',
  },
});

/** Where a unit came from and what it became, oldest first; nothing for one that no reorganisation has touched. */
export function UnitLineage({ unitId }: { unitId: string }) {
  const t = useMessages(messages);
  const lineage = useLineage(unitId);
  const steps = [...(lineage.data?.origins ?? []), ...(lineage.data?.outcomes ?? [])];
  if (steps.length === 0) return null;
  return (
    <Panel title={t('title')}>
      <ol className="unit-lineage">
        {steps.map((step) => (
          <Step key={`${step.from.id} ${step.to.id} ${step.reorganisationId}`} step={step} unitId={unitId} />
        ))}
      </ol>
    </Panel>
  );
}

function Step({ step: { from, to, on, change, document }, unitId }: { step: LineageStep; unitId: string }) {
  const t = useMessages(messages);
  const format = useFormat();
  const other = from.id === unitId ? to : from;
  return (
    <li className="unit-lineage-step">
      <time dateTime={on}>{format.date(on)}</time>
      <div>
        {t(change, { from: from.name, to: to.name })}
        <small>
          {t('document', { number: document })}
          {other.exists && other.id !== unitId && (
            <>
              {' · '}
              <Link to={`/organisation/${other.id}`}>{other.name}</Link>
            </>
          )}
        </small>
      </div>
    </li>
  );
}

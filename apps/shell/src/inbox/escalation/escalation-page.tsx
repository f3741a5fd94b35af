import { useQuery } from '@tanstack/react-query';
import type { EscalationRule } from '@yige/contracts';
import { FactList, Icon, LoadingView, Panel, useFormat, useMessages } from '@yige/ui';
import { useState } from 'react';
import { Link } from 'react-router';
import { client } from '../../api/client.js';
import { ReadFailed } from '../../states/could-not-start.js';
import './escalation.css';
import { EscalationForm } from './escalation-form.js';
import { escalationMessages } from './escalation-messages.js';
import { ESCALATION_KEY, levels } from './escalation-words.js';

/** 超期报上级: after how many working days those above hear of what is overdue, and, for the district, to decide it. */
export default function EscalationPage() {
  const t = useMessages(escalationMessages);
  const state = useQuery({
    queryKey: ESCALATION_KEY,
    queryFn: ({ signal }) => client.taskEscalation.get({ signal }),
  });
  // Beside the form, which begins anew with what somebody else has decided.
  const [conflict, setConflict] = useState(false);
  if (state.isLoading) return <LoadingView />;
  if (state.data === undefined) return <ReadFailed onRetry={() => void state.refetch()} />;
  const { inForce, rules, changeable, version } = state.data;
  const decided = rules.filter((rule) => rule.changedAt !== null);
  return (
    <div className="yige-page escalation">
      <nav className="escalation-path" aria-label={t('path')}>
        <Link to="/inbox">{t('inbox')}</Link>
        <Icon name="chevronRight" size={14} />
        <span>{t('title')}</span>
      </nav>
      <header className="yige-page-head">
        <h1>{t('title')}</h1>
        <p className="yige-quiet">{t('hint')}</p>
      </header>
      <Panel title={t('inForce')} {...(changeable ? {} : { hint: t('readOnly') })}>
        <InForce rule={inForce} />
      </Panel>
      {conflict && <p role="alert">{t('conflict')}</p>}
      {changeable && (
        <EscalationForm
          key={version}
          version={version}
          inForce={inForce}
          onSaved={() => setConflict(false)}
          onConflict={() => setConflict(true)}
        />
      )}
      {decided.length > 0 && (
        <Panel title={t('history')}>
          <ul className="yige-plain-list escalation-history">
            {decided.map((rule) => (
              <Decided key={rule.version} rule={rule} />
            ))}
          </ul>
        </Panel>
      )}
    </div>
  );
}

function InForce({ rule: { workingDays, basis, validFrom } }: { rule: EscalationRule }) {
  const t = useMessages(escalationMessages);
  const format = useFormat();
  return (
    <FactList
      facts={[
        ...levels.map((level, index) => {
          const count = workingDays[index];
          return { label: t(level), value: count === undefined ? t('notTold') : t('days', { count }) };
        }),
        { label: t('from'), value: basis === null ? t('fromStart') : format.date(validFrom) },
        { label: t('basis'), value: basis ?? t('usual') },
      ]}
    />
  );
}

function Decided({ rule: { workingDays, basis, validFrom, changedAt, changedBy } }: { rule: EscalationRule }) {
  const t = useMessages(escalationMessages);
  const format = useFormat();
  const days = format.list(workingDays.map((count) => t('days', { count })));
  return (
    <li>
      <span>{t('line', { day: format.date(validFrom), days })}</span>
      <small className="yige-quiet">
        {basis}
        {changedAt !== null && ` · ${t('decided', { time: format.dateTime(changedAt), who: changedBy ?? '' })}`}
      </small>
    </li>
  );
}

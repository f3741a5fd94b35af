import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Retention } from '@yige/contracts';
import { FactList, Icon, LoadingView, Panel, useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import InputNumber from 'antd/es/input-number';
import { useState } from 'react';
import { Link } from 'react-router';
import { client } from '../../api/client.js';
import { ReadFailed } from '../../states/could-not-start.js';
import { Field } from '../forms/field.js';
import { useChange } from '../forms/use-change.js';
import { retentionMessages } from './retention-messages.js';
import '../person.css';

const KEY = ['retention'];
const SHORTEST_REASON = 4;

/** How long records of people who left are kept, and how many fall due: counts, and nobody's name. */
export default function RetentionPage() {
  const t = useMessages(retentionMessages);
  const retention = useQuery({ queryKey: KEY, queryFn: ({ signal }) => client.retention.overview({ signal }) });
  if (retention.isLoading) return <LoadingView />;
  if (retention.data === undefined) return <ReadFailed onRetry={() => void retention.refetch()} />;
  return (
    <div className="yige-page">
      <nav className="person-path">
        <Link to="/security">{t('security')}</Link> <Icon name="chevronRight" size={14} />
      </nav>
      <header className="yige-page-head">
        <h1>{t('overview')}</h1>
        <p className="yige-quiet">{t('overviewHint')}</p>
      </header>
      {retention.data.items.map((item) => (
        <RetentionPanel key={item.departure} item={item} />
      ))}
    </div>
  );
}

function RetentionPanel({ item }: { item: Retention }) {
  const t = useMessages(retentionMessages);
  const localized = useLocalized();
  const { departure, outcome, years, least, most, source, keptLonger, counts } = item;
  const count = (number: number) => t('count', { count: number });
  return (
    <Panel title={t(departure)} hint={t(outcome)}>
      <FactList
        facts={[
          { label: t('years'), value: `${t('yearsOf', { years })} · ${t('bounds', { least, most })}` },
          { label: t('sealed'), value: count(counts.sealed) },
          { label: t('dueNow'), value: count(counts.due) },
          { label: t('within30Days'), value: count(counts.within30Days) },
          { label: t('within90Days'), value: count(counts.within90Days) },
          { label: t('withinYear'), value: count(counts.withinYear) },
          { label: t('heldCount'), value: count(counts.held) },
        ]}
      />
      <p className="yige-quiet">{localized(source)}</p>
      {keptLonger.map(({ factClass, years: longer, source: from }) => (
        <p key={factClass} className="yige-quiet">
          {t('keptLonger', { years: longer, source: localized(from) })}
        </p>
      ))}
      <Lengthen item={item} />
    </Panel>
  );
}

function Lengthen({ item: { departure, years, least, most } }: { item: Retention }) {
  const t = useMessages(retentionMessages);
  const cache = useQueryClient();
  const [asked, setAsked] = useState(years);
  const [reason, setReason] = useState('');
  const change = useChange(
    () => client.retention.change({ params: { departure }, body: { years: asked, reason } }),
    (answer) => {
      setReason('');
      cache.setQueryData(KEY, answer);
    },
  );
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        change.run(undefined);
      }}
    >
      <Field label={t('years')} error={change.errorAt('/years')}>
        {(control) => (
          <InputNumber
            {...control}
            min={least}
            max={most}
            precision={0}
            value={asked}
            onChange={(value) => setAsked(value ?? years)}
          />
        )}
      </Field>
      <Field label={t('reason')} error={change.errorAt('/reason')}>
        {(control) => (
          <Input {...control} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
        )}
      </Field>
      {change.failure !== null && <p role="alert">{change.failure}</p>}
      <div className="form-actions">
        <Button
          htmlType="submit"
          loading={change.busy}
          disabled={asked === years || reason.trim().length < SHORTEST_REASON}
        >
          {t('change')}
        </Button>
      </div>
    </form>
  );
}

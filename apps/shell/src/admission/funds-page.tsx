import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type FundingGroup, fundingGroupSchema } from '@yige/contracts';
import { calendarDay, LoadingView, StateView, useDisplay, useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { useState } from 'react';
import { client } from '../api/client.js';
import { usePortal } from '../app/portal.js';
import { ListExportDialog } from '../exports/list-export-dialog.js';
import { Field } from '../people/forms/field.js';
import { ReadFailed } from '../states/could-not-start.js';
import { AdmissionHead } from './admission-head.js';
import { fundingMessages } from './funding-messages.js';
import { FundingCards, FundingTable } from './funding-table.js';
import { PaymentsPanel } from './payments-panel.js';

/** Money of some months, by bureau, community, street or month: an account, not a ranking. */
export default function FundsPage() {
  const t = useMessages(fundingMessages);
  const localized = useLocalized();
  const { phone } = useDisplay();
  const { timeZone } = usePortal();
  const [from, setFrom] = useState(() => calendarDay(new Date(), timeZone).slice(0, 7));
  const [to, setTo] = useState(from);
  const [by, setBy] = useState<FundingGroup>('bureauAndCommunity');
  const [plugin, setPlugin] = useState<string | null>(null);
  const [exporting, setExporting] = useState(false);
  const asked = { from, to, by, ...(plugin === null ? {} : { plugin }) };
  const funds = useQuery({
    queryKey: ['admissions', 'funds', asked],
    enabled: from !== '' && to !== '',
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => client.taskFunding.totals({ query: asked, signal }),
  });
  const { data } = funds;
  const month = (label: string, value: string, onChange: (month: string) => void) => (
    <Field label={label} error={undefined}>
      {(control) => <Input {...control} type="month" value={value} onChange={({ target }) => onChange(target.value)} />}
    </Field>
  );
  return (
    <div className="yige-page">
      <AdmissionHead note={t('note')} />
      <div className="yige-filters">
        {month(t('from'), from, (chosen) => {
          setFrom(chosen);
          if (to < chosen) setTo(chosen);
        })}
        {month(t('to'), to, (chosen) => {
          setTo(chosen);
          if (chosen !== '' && chosen < from) setFrom(chosen);
        })}
        <Field label={t('by')} error={undefined}>
          {(control) => (
            <Select<FundingGroup>
              {...control}
              className="admission-showing"
              value={by}
              options={fundingGroupSchema.options.map((value) => ({ value, label: t(`by.${value}`) }))}
              onChange={setBy}
            />
          )}
        </Field>
        <Field label={t('bureau')} error={undefined}>
          {(control) => (
            <Select<string>
              {...control}
              className="admission-showing"
              allowClear
              placeholder={t('anyBureau')}
              value={plugin}
              options={(data?.bureaus ?? []).map(({ pluginId, name }) => ({ value: pluginId, label: localized(name) }))}
              onChange={(chosen: string | undefined) => setPlugin(chosen ?? null)}
            />
          )}
        </Field>
        <Button disabled={from === '' || to === ''} onClick={() => setExporting(true)}>
          {t('export')}
        </Button>
      </div>
      {funds.isLoading && <LoadingView />}
      {funds.error !== null && data === undefined && <ReadFailed onRetry={() => void funds.refetch()} />}
      {data?.items.length === 0 && <StateView kind="empty" title={t('none')} />}
      {data !== undefined &&
        data.items.length > 0 &&
        (phone ? (
          <FundingCards rows={data.items} total={data.total} />
        ) : (
          <FundingTable rows={data.items} total={data.total} by={by} />
        ))}
      <PaymentsPanel />
      {exporting && (
        <ListExportDialog
          title={t('export')}
          hint={t('exportHint')}
          make={(file) => client.taskFunding.export({ body: { ...asked, ...file } })}
          onClose={() => setExporting(false)}
        />
      )}
    </div>
  );
}

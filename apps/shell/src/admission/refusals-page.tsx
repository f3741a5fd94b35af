import { useQuery } from '@tanstack/react-query';
import { corePermissions, type RefusalCount } from '@yige/contracts';
import { BureauCell, useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Select from 'antd/es/select';
import { useState } from 'react';
import { client } from '../api/client.js';
import { usePortal } from '../app/portal.js';
import { ListExportDialog } from '../exports/list-export-dialog.js';
import { UnitSelect } from '../staff/unit-select.js';
import { AdmissionHead } from './admission-head.js';
import { OutsideForm } from './outside-form.js';
import { OutsideList, RefusalList } from './refusal-lists.js';
import { refusalMessages } from './refusal-messages.js';

/** What communities refused because it was not admitted, on the record of the bureaus that sent it. */
export default function RefusalsPage() {
  const t = useMessages(refusalMessages);
  const localized = useLocalized();
  const { permissions } = usePortal();
  const [plugin, setPlugin] = useState<string | null>(null);
  const [unit, setUnit] = useState<string | null>(null);
  const [exporting, setExporting] = useState(false);
  const inUnit = unit === null ? {} : { unit };
  const filter = { ...inUnit, ...(plugin === null ? {} : { plugin }) };
  const counts = useQuery({
    queryKey: ['admissions', 'refusals', 'counts', unit],
    queryFn: ({ signal }) => client.refusalRecord.counts({ query: inUnit, signal }),
  });
  const recorded = counts.data?.items ?? [];
  const bureaus = new Map(
    [...recorded.map(({ bureau }) => bureau), ...(counts.data?.bureaus ?? [])].map((each) => [each.pluginId, each]),
  );
  return (
    <div className="yige-page">
      <AdmissionHead note={t('note')} />
      <div className="yige-filters">
        <Select<string>
          aria-label={t('bureau')}
          className="admission-showing"
          allowClear
          placeholder={t('anyBureau')}
          value={plugin}
          options={[...bureaus.values()].map(({ pluginId, name }) => ({ value: pluginId, label: localized(name) }))}
          onChange={(chosen: string | undefined) => setPlugin(chosen ?? null)}
        />
        <UnitSelect label={t('unit')} value={unit} clearable onChange={setUnit} />
        <Button onClick={() => setExporting(true)}>{t('export')}</Button>
      </div>
      <Counts counts={recorded} />
      <RefusalList key={`tasks ${plugin} ${unit}`} filter={filter} />
      <OutsideList key={`outside ${plugin} ${unit}`} filter={filter} />
      {permissions.includes(corePermissions.taskRefuse) && <OutsideForm bureaus={counts.data?.bureaus ?? []} />}
      {exporting && (
        <ListExportDialog
          title={t('export')}
          hint={t('exportHint')}
          make={(asked) => client.refusalRecord.export({ body: { ...filter, ...asked } })}
          onClose={() => setExporting(false)}
        />
      )}
    </div>
  );
}

/** What stands on the record of each bureau. */
function Counts({ counts }: { counts: readonly RefusalCount[] }) {
  const t = useMessages(refusalMessages);
  const localized = useLocalized();
  if (counts.length === 0) return null;
  return (
    <ul className="refusal-counts" aria-label={t('counts')}>
      {counts.map(({ bureau, refused, byHand }) => (
        <li key={bureau.pluginId} className="admission-name">
          <BureauCell glyph={bureau.glyph} color={bureau.color} />
          {localized(bureau.name)} {t('count', { refused, byHand })}
        </li>
      ))}
    </ul>
  );
}

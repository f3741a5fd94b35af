import { type DispatchLoad, HEAVY_LOAD } from '@yige/contracts';
import { Icon, Panel, StatusChip, useFormat, useLocalized, useMessages } from '@yige/ui';
import { StreetTable } from '../street-table.js';
import { LoadBar } from './load-bar.js';
import { loadMessages } from './load-messages.js';
import { isTroubled, perWorkerText, sumOf } from './preview-sums.js';
import { barEnd, workerLoad } from './worker-load.js';

/** The load of every community before and after, by division code. */
export function LoadTable({ loads }: { loads: readonly DispatchLoad[] }) {
  const t = useMessages(loadMessages);
  const format = useFormat();
  const end = barEnd(loads);
  const summary = (inStreet: readonly DispatchLoad[]) => {
    const { communities, targets, refused, heavy } = sumOf(inStreet);
    const words = t(refused === 0 ? 'streetFine' : 'streetRefused', {
      communities,
      targets,
      refused,
    });
    return heavy === 0 ? words : t('streetHeavy', { summary: words, heavy });
  };
  return (
    <Panel title={t('title')} hint={t('note')} extra={<Legend />} flush>
      <StreetTable
        label={t('title')}
        name={t('community')}
        lines={loads}
        matters={isTroubled}
        nameCell={({ unit }) => unit.name}
        summary={summary}
        columns={[
          {
            key: 'targets',
            title: t('targets'),
            numeric: true,
            cell: ({ targets, refused }) => (
              <>
                {refused > 0 && <del>{format.count(targets)}</del>}
                {targets > refused && ` ${format.count(targets - refused)}`}
              </>
            ),
          },
          { key: 'workers', title: t('workers'), numeric: true, cell: ({ workers }) => format.count(workers) },
          { key: 'load', title: t('perWorker'), cell: (load) => <PerWorker load={load} end={end} /> },
          {
            key: 'money',
            title: t('funding'),
            numeric: true,
            cell: ({ targets, refused, promisedFen }) => (targets > refused ? format.money(promisedFen) : '—'),
          },
          { key: 'check', title: t('check'), cell: (load) => <Check {...load} /> },
        ]}
      />
    </Panel>
  );
}

function Legend() {
  const t = useMessages(loadMessages);
  return (
    <ul className="load-legend">
      <li data-kind="open">{t('open')}</li>
      <li data-kind="added">{t('added')}</li>
      <li data-kind="line">{t('line', { load: HEAVY_LOAD })}</li>
    </ul>
  );
}

function PerWorker({ load, end }: { load: DispatchLoad; end: number }) {
  const worker = workerLoad(load);
  if (worker === null) return '—';
  const { before, after } = worker;
  return (
    <span className="load-worker street-cards-wide">
      <LoadBar {...worker} end={end} />
      <span>
        {perWorkerText(before)}
        {after > before && (
          <>
            {' → '}
            <strong>{perWorkerText(after)}</strong>
          </>
        )}
      </span>
    </span>
  );
}

function Check(load: DispatchLoad) {
  const t = useMessages(loadMessages);
  const localized = useLocalized();
  const worker = workerLoad(load);
  if (load.refusal !== null) {
    return (
      <span className="street-cards-wide">
        <StatusChip status="blocked" label={localized(load.refusal.detail)} />
      </span>
    );
  }
  if (worker === null) return <StatusChip status="refusable" label={t('nobody')} />;
  if (worker.heavy) return <StatusChip status="dueSoon" label={t('heavy', { load: HEAVY_LOAD })} />;
  return (
    <span className="load-fine">
      <Icon name="check" size={14} /> {t('fine')}
    </span>
  );
}

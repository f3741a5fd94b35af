import { Panel, useDisplay, useFormat, useMessages } from '@yige/plugin-sdk/web';
import Checkbox from 'antd/es/checkbox';
import Table from 'antd/es/table';
import type { ImportReport, ImportRow } from '../../contract/imports.js';
import { importMessages } from '../text/import-messages.js';

interface ImportReportViewProps {
  report: ImportReport;
  chosen: ReadonlySet<number>;
  onChoose: (rows: ReadonlySet<number>) => void;
}

/** The dry run: what would be loaded, and by row and column what has to be mended. */
export function ImportReportView({ report, chosen, onChoose }: ImportReportViewProps) {
  const t = useMessages(importMessages);
  const format = useFormat();
  const { rows, headerRow, passedOver } = report;
  const count = (state: ImportRow['state']) => rows.filter((row) => row.state === state).length;
  const choose = (row: number, wanted: boolean) => {
    const next = new Set(chosen);
    if (wanted) next.add(row);
    else next.delete(row);
    onChoose(next);
  };
  return (
    <>
      <Panel title={t('report')}>
        <p style={{ margin: 0 }}>
          {t('figures', { fresh: count('new'), known: count('known'), faulty: count('faulty') })}
        </p>
        <p className="yige-quiet" style={{ margin: 0 }}>
          {t('header', { row: headerRow })}
          {passedOver.length > 0 && ` · ${t('passedOver', { rows: format.list(passedOver.map(String)) })}`}
        </p>
      </Panel>
      {count('faulty') > 0 && (
        <Panel title={t('faulty')} hint={count('faulty')} flush>
          <Faults rows={rows} />
        </Panel>
      )}
      <Panel title={t('choose')} hint={chosen.size}>
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: '4px 16px' }}>
          {rows
            .filter(({ state }) => state !== 'faulty')
            .map(({ row, name, state }) => (
              <Checkbox key={row} checked={chosen.has(row)} onChange={({ target }) => choose(row, target.checked)}>
                {row} {name} <span className="yige-quiet">{state !== 'faulty' && t(`state.${state}`)}</span>
              </Checkbox>
            ))}
        </div>
      </Panel>
    </>
  );
}

type Fault = ImportRow['faults'][number] & { row: number; name: string };

function Faults({ rows }: { rows: readonly ImportRow[] }) {
  const t = useMessages(importMessages);
  const { phone } = useDisplay();
  const faults: Fault[] = rows.flatMap(({ row, name, faults: those }) =>
    those.map((fault) => ({ ...fault, row, name })),
  );
  const keyOf = ({ row, field, fault }: Fault) => `${row} ${field} ${fault}`;
  const where = ({ column, field }: Fault) => `${column ?? t('noColumn')} ${t(`field.${field}`)}`;
  if (phone) {
    return (
      <ul className="yige-cards">
        {faults.map((each) => (
          <li key={keyOf(each)}>
            <strong>
              {t('row')} {each.row}
            </strong>{' '}
            {each.name} · {where(each)}
            <div className="yige-quiet">{each.value === '' ? '—' : each.value}</div>
            <div>{t(`fault.${each.fault}`)}</div>
          </li>
        ))}
      </ul>
    );
  }
  return (
    <Table<Fault>
      rowKey={keyOf}
      dataSource={faults}
      pagination={false}
      columns={[
        { title: t('row'), render: (_, { row, name }) => `${row} ${name}` },
        { title: t('column'), render: (_, each) => where(each) },
        { title: t('value'), render: (_, { value }) => (value === '' ? '—' : value) },
        { title: t('mend'), render: (_, { fault }) => t(`fault.${fault}`) },
      ]}
    />
  );
}

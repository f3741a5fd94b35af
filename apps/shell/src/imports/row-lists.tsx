import {
  type Import,
  type ImportNote,
  type ImportRow,
  importFaultRemedy,
  importFaultTitle,
  importFields,
} from '@yige/contracts';
import { LoadingView, Panel, useDisplay, useFormat, useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Table from 'antd/es/table';
import { ReadFailed } from '../states/could-not-start.js';
import { importMessages } from './import-messages.js';
import { useImportRows } from './import-queries.js';

interface FaultLine extends ImportNote {
  key: string;
  row: number;
}

/** Every cell that must be mended, in the order of the file. */
export function FaultList({ one }: { one: Import }) {
  const t = useMessages(importMessages);
  const { phone } = useDisplay();
  const rows = useImportRows(one, 'refused');
  if (one.counts.refused === 0) return null;
  const lines = (rows.data?.pages ?? [])
    .flatMap(({ items }) => items)
    .flatMap(({ row, notes }: ImportRow): FaultLine[] =>
      notes.map((note) => ({ ...note, row, key: `${row} ${note.field}` })),
    );
  return (
    <Panel title={t('faultsTitle')} hint={t('faultsHint')} flush>
      {rows.isLoading && <LoadingView />}
      {rows.error !== null && rows.data === undefined && <ReadFailed onRetry={() => void rows.refetch()} />}
      {phone ? <FaultCards lines={lines} /> : <FaultTable lines={lines} one={one} />}
      <More rows={rows} />
    </Panel>
  );
}

function FaultTable({ lines, one }: { lines: FaultLine[]; one: Import }) {
  const t = useMessages(importMessages);
  const format = useFormat();
  const localized = useLocalized();
  const title = useFieldTitle(one);
  return (
    <Table<FaultLine>
      rowKey="key"
      dataSource={lines}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          title: t('cell'),
          render: (_, { cell, row }) => cell ?? t('changes', { row: format.count(row), fields: '' }),
        },
        { title: t('field'), render: (_, { field }) => title(field) },
        { title: t('content'), render: (_, { value }) => value || '—' },
        { title: t('wrong'), render: (_, { code }) => code !== null && localized(importFaultTitle(code)) },
        { title: t('mend'), render: (_, { code }) => code !== null && localized(importFaultRemedy(code)) },
      ]}
    />
  );
}

function FaultCards({ lines }: { lines: FaultLine[] }) {
  const localized = useLocalized();
  return (
    <ul className="imports-cards">
      {lines.map(({ key, row, cell, value, code }) => (
        <li key={key}>
          <strong>{cell ?? row}</strong>
          {code !== null && <span>{localized(importFaultTitle(code))}</span>}
          {value !== '' && <span className="yige-quiet">{value}</span>}
          {code !== null && <span className="yige-quiet">{localized(importFaultRemedy(code))}</span>}
        </li>
      ))}
    </ul>
  );
}

/** The fields of each row that change what is known. */
export function ChangeList({ one, title }: { one: Import; title: string }) {
  const t = useMessages(importMessages);
  const format = useFormat();
  const fieldTitle = useFieldTitle(one);
  const rows = useImportRows(one, 'changed');
  if (one.counts.changed === 0) return null;
  const items = (rows.data?.pages ?? []).flatMap((page) => page.items);
  return (
    <Panel title={title}>
      {rows.isLoading && <LoadingView />}
      {rows.error !== null && rows.data === undefined && <ReadFailed onRetry={() => void rows.refetch()} />}
      <ul className="yige-plain-list">
        {items.map(({ row, notes }) => (
          <li key={row}>
            {t('changes', {
              row: format.count(row),
              fields: format.list(notes.map(({ field }) => fieldTitle(field))),
            })}
          </li>
        ))}
      </ul>
      <More rows={rows} />
    </Panel>
  );
}

function More({ rows }: { rows: ReturnType<typeof useImportRows> }) {
  const t = useMessages(importMessages);
  if (!rows.hasNextPage) return null;
  return (
    <div className="imports-more">
      <Button loading={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>
        {t('more')}
      </Button>
    </div>
  );
}

function useFieldTitle({ kind }: Import): (name: string) => string {
  const localized = useLocalized();
  return (name) => {
    const field = importFields[kind].find((known) => known.name === name);
    return field === undefined ? name : localized(field.title);
  };
}

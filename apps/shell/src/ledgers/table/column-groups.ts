import type { LedgerColumn, LocalizedText } from '@yige/contracts';

/** Where the values of a column come from. */
export type ColumnSource = 'registry' | 'plugin' | 'tasks' | 'matters';

/** Columns beside each other that stand under one head; a column without a group stands alone. */
export interface ColumnGroup {
  title: LocalizedText | null;
  columns: LedgerColumn[];
  /** Each once, in the order of the columns. */
  sources: ColumnSource[];
}

export function sourceOf(column: LedgerColumn): ColumnSource {
  return column.type === 'person' ? 'registry' : column.source;
}

export function columnGroupsOf(columns: readonly LedgerColumn[]): ColumnGroup[] {
  const groups: ColumnGroup[] = [];
  for (const column of columns) {
    const title = column.group ?? null;
    const last = groups.at(-1);
    const together = last !== undefined && title !== null && last.title?.['zh-CN'] === title['zh-CN'];
    const group = together ? last : { title, columns: [], sources: [] };
    if (!together) groups.push(group);
    group.columns.push(column);
    const source = sourceOf(column);
    if (!group.sources.includes(source)) group.sources.push(source);
  }
  return groups;
}

/** What a card shows of a row beside the name: what the ledger adds up, else what comes first. */
export function mainColumnsOf(columns: readonly LedgerColumn[]): LedgerColumn[] {
  const given = columns.filter(({ type }) => type !== 'person');
  const summed = given.filter(isSummed);
  return (summed.length > 0 ? summed : given).slice(0, 3);
}

export function isSummed(column: LedgerColumn): boolean {
  return (column.type === 'integer' || column.type === 'money') && column.total;
}

export function isNumeric({ type }: LedgerColumn): boolean {
  return type === 'integer' || type === 'money';
}

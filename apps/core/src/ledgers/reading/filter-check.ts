import type { LedgerColumn, LocalizedText } from '@yige/contracts';
import { ledgerProblems } from '../problems.js';

/** Refuses to narrow by what the ledger does not declare for it. */
export function expectFilter(columns: readonly LedgerColumn[], filter: Readonly<Record<string, string>>): void {
  const errors = Object.entries(filter).flatMap(([name, value]) => {
    const values = valuesOf(columns.find((column) => column.name === name));
    if (values.includes(value)) return [];
    return [{ pointer: '/query/filter', code: 'filter', message: messageOf(name, values), values: { column: name } }];
  });
  if (errors.length > 0) throw ledgerProblems['ledger.filterUnknown']({ errors });
}

/** The values that a column can be narrowed to; none where it cannot. */
function valuesOf(column: LedgerColumn | undefined): string[] {
  if (column?.type === 'boolean' && column.filter) return ['true', 'false'];
  if (column?.type === 'choice' && column.filter) return column.options.map(({ value }) => value);
  return [];
}

function messageOf(name: string, values: readonly string[]): LocalizedText {
  if (values.length === 0) return { 'zh-CN': `${name} 不能用来筛选`, en: `${name} is no column to filter by` };
  const list = values.join(', ');
  return { 'zh-CN': `${name} 只能是 ${list}`, en: `${name} is one of ${list}` };
}

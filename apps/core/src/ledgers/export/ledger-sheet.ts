import {
  addDays,
  LEDGER_ROWS_AT_ONCE,
  type LedgerCell,
  type LedgerColumn,
  type LedgerPersonField,
  type Locale,
  type PersonSummary,
  sexWords,
} from '@yige/contracts';
import type { SheetCell } from '../../sheets/sheet-writer.js';
import type { Clock } from '../../time/clock.js';
import { isSummed, type NamedRow } from '../ledger-source.js';
import { type LedgerReading, rowsOf } from '../reading/ledger-readings.js';

type PeopleOf = (rows: readonly NamedRow[]) => Promise<(PersonSummary | null)[]>;

/**
 * A ledger as lines of a sheet: what it is, of whom and when; heads, with a line of groups above them where there are
 * any; its rows; the sums. A page of rows is in memory.
 */
export async function* ledgerLines(
  reading: LedgerReading,
  peopleOf: PeopleOf,
  locale: Locale,
  clock: Clock,
): AsyncGenerator<SheetCell[]> {
  const { columns } = reading;
  yield* titleLines(reading, locale, clock);
  if (columns.some(({ group }) => group !== undefined)) yield ['', ...groupHeads(columns, locale)];
  yield [locale === 'zh-CN' ? '单位' : 'Unit', ...columns.map(({ title }) => title[locale])];
  const sums = new Map(columns.flatMap((column) => (isSummed(column) ? [[column.name, 0]] : [])));
  for await (const page of inPages(rowsOf(reading))) {
    const people = await peopleOf(page);
    for (const [index, row] of page.entries()) {
      for (const [name, sum] of sums) sums.set(name, sum + amountOf(row.cells[name]));
      const person = people[index] ?? null;
      yield [row.unitName, ...columns.map((column) => cellOf(column, row, person, locale))];
    }
  }
  if (sums.size > 0) yield [locale === 'zh-CN' ? '合计' : 'Total', ...columns.map((column) => sumOf(column, sums))];
}

function* titleLines({ title, unit, period, asOf, seal }: LedgerReading, locale: Locale, clock: Clock) {
  const chinese = locale === 'zh-CN';
  const lastDay = addDays(period.endDay, -1);
  yield [title[locale]];
  yield [chinese ? '单位' : 'Unit', seal?.unit.name ?? unit.name];
  yield [chinese ? '期间' : 'Period', period.key, `${period.firstDay} – ${lastDay}`];
  const moment = clock.minuteOf(new Date(asOf));
  if (seal === null) yield [chinese ? '数据截至' : 'As of', moment];
  else yield [chinese ? '封存' : 'Sealed', moment, seal.sealedBy, seal.hash];
  yield [];
}

/** The name of a group stands over its first column. */
function groupHeads(columns: readonly LedgerColumn[], locale: Locale): string[] {
  return columns.map(({ group }, index) => {
    const before = columns[index - 1]?.group;
    return group === undefined || group[locale] === before?.[locale] ? '' : group[locale];
  });
}

async function* inPages(rows: AsyncIterable<NamedRow>): AsyncGenerator<NamedRow[]> {
  let page: NamedRow[] = [];
  for await (const row of rows) {
    page.push(row);
    if (page.length < LEDGER_ROWS_AT_ONCE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

function cellOf(column: LedgerColumn, { cells }: NamedRow, person: PersonSummary | null, locale: Locale): SheetCell {
  if (column.type === 'person') return person === null ? null : personFields[column.semantic](person, locale);
  const cell = cells[column.name] ?? null;
  switch (column.type) {
    case 'boolean':
      return cell === null ? null : ((locale === 'zh-CN' ? ['否', '是'] : ['No', 'Yes'])[Number(cell)] ?? null);
    case 'choice':
      return column.options.find(({ value }) => value === cell)?.title[locale] ?? null;
    case 'money':
      return typeof cell === 'number' ? { fen: cell } : null;
    default:
      return typeof cell === 'boolean' ? null : cell;
  }
}

/** Numbers are masked as they are everywhere. */
const personFields: Record<LedgerPersonField, (person: PersonSummary, locale: Locale) => SheetCell> = {
  'person.name': ({ name }) => name,
  'person.sex': ({ sex }, locale) => sexWords.find(({ value }) => value === sex)?.title[locale] ?? null,
  'person.birthDate': ({ birthDate }) => birthDate,
  'person.idNumber': ({ idNumber }) => idNumber,
  'person.phone': ({ phone }) => phone,
  'person.address': ({ door, unitName }) => (door === null ? unitName : `${unitName} ${door.text}`),
};

function amountOf(cell: LedgerCell | undefined): number {
  return typeof cell === 'number' ? cell : 0;
}

function sumOf({ name, type }: LedgerColumn, sums: ReadonlyMap<string, number>): SheetCell {
  const sum = sums.get(name);
  if (sum === undefined) return null;
  return type === 'money' ? { fen: sum } : sum;
}

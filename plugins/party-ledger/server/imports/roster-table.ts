import { IMPORT_ROWS, type ImportField } from '../../contract/imports.js';
import { partyProblems } from '../problems.js';
import { cleaned } from './cells.js';
import { columnName, type SheetRow } from './workbook.js';

/** What columns are called in rosters; the first that fits. */
const HEADINGS: readonly (readonly [RegExp, ImportField])[] = [
  [/^(党员)?姓名$/, 'name'],
  [/^性别$/, 'sex'],
  [/^(公民)?身份(证|证件)?号码?$/, 'idNumber'],
  [/^出生(日期|年月日?)?$/, 'birthDate'],
  [/^(全日制)?(学历|文化程度)$/, 'education'],
  [/^所(在|属)?(党)?(支部|组织|党小组)(名称)?$/, 'organisation'],
  [/^(党员|人员)(类别|类型)$/, 'standing'],
  [/^(党员)?(状态|现状|身份)$/, 'kind'],
  [/^(入党|加入党组织|入党时间|加入中共组织)(的)?(日期|时间|年月日?)?$/, 'joinedOn'],
  [/^(党费|计费)类别$/, 'duesCategory'],
  [/^(党费|缴费)?(基数|工资)(（元）|\(元\))?$/, 'duesBase'],
];
/** Titles and instructions stand above the head, and no more of them than this. */
const LOOKED_AT = 20;
/** In place of a name: what stands below a table. */
const NO_NAME = /^(合计|总计|小计|说明|备注|注|填表|制表|审核|单位|联系)/;

export interface Column {
  field: ImportField;
  index: number;
  title: string;
}

/** The table in a sheet: its columns, its rows, and the rows below that are none. */
interface RosterTable {
  headerRow: number;
  columns: readonly Column[];
  rows: readonly SheetRow[];
  passedOver: readonly number[];
}

/** Finds the last row that names the columns: a head of two rows, merged or not, ends there. */
export function tableOf(rows: readonly SheetRow[]): RosterTable {
  const heads = rows.slice(0, LOOKED_AT).map((row) => ({ row, columns: columnsOf(row) }));
  const head = heads.findLast(({ columns }) => {
    const has = (field: ImportField) => columns.some((column) => column.field === field);
    return has('name') && (has('birthDate') || has('idNumber'));
  });
  if (head === undefined) throw partyProblems.fileNoHeader();
  const { row: header, columns } = head;
  const below = rows.filter(({ number, cells }) => number > header.number && cells.some((cell) => cell.trim() !== ''));
  const nameAt = columns.find(({ field }) => field === 'name')?.index ?? 0;
  const isPerson = ({ cells }: SheetRow) => {
    const name = cleaned(cells[nameAt] ?? '');
    return new Set(cells.filter((cell) => cell.trim() !== '')).size > 1 && !NO_NAME.test(name);
  };
  const people = below.filter(isPerson);
  if (people.length > IMPORT_ROWS) throw partyProblems.fileTooLarge();
  return {
    headerRow: header.number,
    columns,
    rows: people,
    passedOver: below.filter((row) => !isPerson(row)).map(({ number }) => number),
  };
}

/** Each field once, by the first column that is called so. */
function columnsOf({ cells }: SheetRow): Column[] {
  const columns: Column[] = [];
  for (const [index, title] of cells.entries()) {
    const field = HEADINGS.find(([words]) => words.test(cleaned(title).replace(/[:：*]/g, '')))?.[1];
    if (field !== undefined && !columns.some((column) => column.field === field)) columns.push({ field, index, title });
  }
  return columns;
}

export function letterOf({ index }: Column): string {
  return columnName(index);
}

import { dayOfSerial } from './date-styles.js';
import type { SharedStrings } from './shared-strings.js';
import {
  type CellFault,
  columnOf,
  NO_FAULTS,
  SheetFailure,
  type SheetLimits,
  type SheetRow,
  withoutTextMark,
} from './sheet.js';
import { Workbook, type WorkbookSource } from './workbook.js';
import { readXml, type XmlReader } from './xml.js';

/** The rows of a workbook's first visible sheet, as they are unpacked; `merge` hears of merged cells, after the last row. */
export async function* xlsxRows(
  source: WorkbookSource,
  limits: SheetLimits,
  merge: (range: string) => void = () => undefined,
): AsyncGenerator<SheetRow> {
  const workbook = await Workbook.open(source, limits);
  try {
    const { sheet, ...context } = await workbook.firstSheet();
    yield* readXml(sheet, new RowReader({ ...context, columns: limits.columns, merge }));
  } catch (cause) {
    // What is damaged, or longer than it claims, shows while it is unpacked.
    throw cause instanceof SheetFailure ? cause : new SheetFailure('broken', { cause });
  } finally {
    workbook.close();
  }
}

interface SheetContext {
  strings: SharedStrings;
  dateStyles: ReadonlySet<number>;
  from1904: boolean;
  columns: number;
  merge: (range: string) => void;
}

interface OpenCell {
  column: number;
  type: string;
  style: number;
  value: string;
  formula: boolean;
}

class RowReader implements XmlReader<SheetRow> {
  private complete: SheetRow[] = [];
  private number = 0;
  private cells: string[] = [];
  /** Column of the next cell that does not say where it stands. */
  private next = 0;
  private faults = new Map<number, CellFault>();
  private cell: OpenCell | null = null;
  private inValue = false;

  constructor(private readonly context: SheetContext) {}

  open(name: string, attribute: (name: string) => string | undefined): void {
    if (name === 'row') {
      this.number = Number(attribute('r') ?? this.number + 1);
      this.cells = [];
      this.next = 0;
      this.faults = new Map();
    } else if (name === 'c') {
      const place = attribute('r');
      const column = place === undefined ? this.next : columnOf(place);
      if (!(column >= 0)) throw new SheetFailure('broken');
      this.next = column + 1;
      this.cell = {
        column,
        type: attribute('t') ?? 'n',
        style: Number(attribute('s') ?? '0'),
        value: '',
        formula: false,
      };
    } else if (name === 'f' && this.cell !== null) {
      this.cell.formula = true;
    } else if (name === 'v' || name === 't') {
      this.inValue = true;
    } else if (name === 'rPh') {
      this.inValue = false;
    } else if (name === 'mergeCell') {
      this.context.merge(attribute('ref') ?? '');
    }
  }

  text(text: string): void {
    if (this.inValue && this.cell !== null) this.cell.value += text;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.inValue = false;
    if (name === 'c' && this.cell !== null) this.finish(this.cell);
    if (name === 'row') {
      const faults = this.faults.size === 0 ? NO_FAULTS : this.faults;
      this.complete.push({ number: this.number, cells: this.cells, faults });
    }
  }

  take(): SheetRow[] {
    const taken = this.complete;
    this.complete = [];
    return taken;
  }

  /** A cell that holds nothing is none, however far out somebody has drawn lines around it. */
  private finish(cell: OpenCell): void {
    this.cell = null;
    const [text, fault] = cell.formula ? [cell.value, 'formula' as const] : this.contentOf(cell);
    if (text === '' && fault === null) return;
    if (cell.column >= this.context.columns) throw new SheetFailure('tooManyColumns');
    while (this.cells.length < cell.column) this.cells.push('');
    this.cells[cell.column] = withoutTextMark(text);
    if (fault !== null) this.faults.set(cell.column, fault);
  }

  private contentOf({ type, value, style }: OpenCell): [text: string, fault: CellFault | null] {
    if (type === 's') return [value === '' ? '' : this.context.strings.at(Number(value)), null];
    if (type === 'e') return [value, 'cellError'];
    if (type === 'd') return [value.slice(0, 10), null];
    if (type !== 'n' || value === '') return [value, null];
    const day = this.context.dateStyles.has(style) ? dayOfSerial(Number(value), this.context.from1904) : null;
    return day === null ? numberText(value) : [day, null];
  }
}

/** Programs keep 15 digits of a number: what is longer has lost its end, and no longer is what somebody typed. */
function numberText(value: string): [text: string, fault: CellFault | null] {
  const number = Number(value);
  if (!Number.isFinite(number)) return [value, 'cellError'];
  return Math.abs(number) >= 1e15 ? [wholeDigits(number), 'numberRounded'] : [String(number), null];
}

/** As a program shows it: fifteen digits and zeros, not the digits by which the machine's number misses them. */
function wholeDigits(number: number): string {
  if (Number.isSafeInteger(number)) return String(number);
  const [, sign = '', first = '', rest = '', exponent = ''] =
    /^(-?)(\d)\.(\d+)e\+(\d+)$/.exec(number.toExponential(14)) ?? [];
  return `${sign}${first}${rest.padEnd(Number(exponent), '0')}`;
}

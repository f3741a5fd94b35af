import type { Readable } from 'node:stream';
import { readAllXml, type XmlReader } from './xml.js';

/** Formats of dates that every program knows by number: ECMA-376, 18.8.30, those of Chinese workbooks included. */
const BUILT_IN = [
  [14, 17],
  [22, 22],
  [27, 31],
  [36, 36],
  [50, 54],
  [57, 58],
] as const;

/** The styles of a workbook, by their number, under which a number is shown as a day. */
export async function dateStylesOf(stream: Readable): Promise<ReadonlySet<number>> {
  return new Set(await readAllXml(stream, new StyleReader()));
}

class StyleReader implements XmlReader<number> {
  private readonly custom = new Set<number>();
  private found: number[] = [];
  private inCells = false;
  private next = 0;

  open(name: string, attribute: (name: string) => string | undefined): void {
    if (name === 'numFmt' && isDateFormat(attribute('formatCode') ?? ''))
      this.custom.add(Number(attribute('numFmtId')));
    if (name === 'cellXfs') this.inCells = true;
    if (name !== 'xf' || !this.inCells) return;
    const format = Number(attribute('numFmtId') ?? '0');
    if (this.custom.has(format) || BUILT_IN.some(([from, to]) => format >= from && format <= to)) {
      this.found.push(this.next);
    }
    this.next += 1;
  }

  text(): void {
    // Styles are attributes.
  }

  close(name: string): void {
    if (name === 'cellXfs') this.inCells = false;
  }

  take(): number[] {
    const taken = this.found;
    this.found = [];
    return taken;
  }
}

/** Whether a format shows a year and a month; texts in quotes, brackets and after a backslash say nothing. */
function isDateFormat(code: string): boolean {
  const letters = code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '').toLowerCase();
  return letters.includes('y') && letters.includes('m');
}

const DAY = 86_400_000;
/** Day 0 of the calendar of 1900, in which a 29th of February 1900 is counted that never was. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/** The day that a number stands for, `YYYY-MM-DD`; null where it is none. */
export function dayOfSerial(serial: number, from1904: boolean): string | null {
  if (!(serial >= 1 && serial < 100_000)) return null;
  const epoch = from1904 ? EPOCH_1904 : EPOCH_1900;
  return new Date(epoch + Math.floor(serial) * DAY).toISOString().slice(0, 10);
}

import { posix } from 'node:path';
import type { Readable } from 'node:stream';
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl';
import { dateStylesOf } from './date-styles.js';
import { SharedStrings } from './shared-strings.js';
import { SheetFailure, type SheetLimits } from './sheet.js';
import { readAllXml, type XmlReader } from './xml.js';

/** Parts of a workbook with pictures and a hundred sheets; more is made to hurt. */
const MOST_PARTS = 5_000;

/** A file by its path, or its bytes. */
export type WorkbookSource = string | Uint8Array;

/** An open xlsx file: a zip archive whose parts are unpacked as they are read. */
export class Workbook {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly limits: SheetLimits,
  ) {}

  /** Looks at the directory only: what a part claims to come to unpacked is what reading it is held to. */
  static async open(source: WorkbookSource, limits: SheetLimits): Promise<Workbook> {
    const zip = await zipOf(source);
    try {
      const entries = await entriesOf(zip, limits);
      if (!entries.has('xl/workbook.xml')) throw new SheetFailure('broken');
      return new Workbook(zip, entries, limits);
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  close(): void {
    this.zip.close();
  }

  /** The first sheet that is not hidden, with what its cells refer to. */
  async firstSheet(): Promise<{
    sheet: Readable;
    strings: SharedStrings;
    dateStyles: ReadonlySet<number>;
    from1904: boolean;
  }> {
    const outline = await this.elements('xl/workbook.xml', outlineOf);
    const relations = await this.elements('xl/_rels/workbook.xml.rels', relationOf);
    const first = outline.find(({ relation }) => relation !== null)?.relation;
    const target = relations.find(({ id }) => id === first)?.target;
    if (target === undefined) throw new SheetFailure('broken');
    const part = target.startsWith('/') ? target.slice(1) : posix.join('xl', target);
    const strings = this.entries.has('xl/sharedStrings.xml')
      ? await SharedStrings.read(await this.part('xl/sharedStrings.xml'), this.limits.unpackedBytes / 2)
      : SharedStrings.none();
    const styles = this.entries.has('xl/styles.xml') ? await this.part('xl/styles.xml') : null;
    return {
      sheet: await this.part(part),
      strings,
      dateStyles: styles === null ? new Set() : await dateStylesOf(styles),
      from1904: outline.some(({ from1904 }) => from1904),
    };
  }

  private async part(name: string): Promise<Readable> {
    const entry = this.entries.get(name);
    if (entry === undefined) throw new SheetFailure('broken');
    return this.zip.openReadStreamPromise(entry);
  }

  private async elements<Item>(part: string, pick: Pick<Item>): Promise<Item[]> {
    return readAllXml(await this.part(part), new ElementReader(pick));
  }
}

async function zipOf(source: WorkbookSource): Promise<ZipFile> {
  try {
    if (typeof source === 'string') return await openPromise(source, { autoClose: false });
    return await fromBufferPromise(Buffer.from(source.buffer, source.byteOffset, source.byteLength));
  } catch (cause) {
    throw new SheetFailure('broken', { cause });
  }
}

async function entriesOf(zip: ZipFile, limits: SheetLimits): Promise<Map<string, Entry>> {
  if (zip.entryCount > MOST_PARTS) throw new SheetFailure('suspicious');
  const entries = new Map<string, Entry>();
  let unpacked = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      unpacked += entry.uncompressedSize;
      const swells = entry.uncompressedSize > limits.ratio * Math.max(entry.compressedSize, 1_024);
      if (unpacked > limits.unpackedBytes || swells || entry.isEncrypted()) throw new SheetFailure('suspicious');
      entries.set(entry.fileName, entry);
    }
  } catch (cause) {
    throw cause instanceof SheetFailure ? cause : new SheetFailure('broken', { cause });
  }
  return entries;
}

type Attributes = (name: string) => string | undefined;
type Pick<Item> = (name: string, attribute: Attributes) => Item | null;

function outlineOf(name: string, attribute: Attributes): { relation: string | null; from1904: boolean } | null {
  if (name === 'workbookPr') return { relation: null, from1904: /^(1|true)$/.test(attribute('date1904') ?? '') };
  if (name !== 'sheet' || attribute('state')?.toLowerCase().includes('hidden')) return null;
  return { relation: attribute('r:id') ?? null, from1904: false };
}

function relationOf(name: string, attribute: Attributes): { id: string; target: string } | null {
  const [id, target] = [attribute('Id'), attribute('Target')];
  return name !== 'Relationship' || id === undefined || target === undefined ? null : { id, target };
}

/** Collects elements by what `pick` makes of them; null is left out. */
class ElementReader<Item> implements XmlReader<Item> {
  private picked: Item[] = [];

  constructor(private readonly pick: Pick<Item>) {}

  open(name: string, attribute: Attributes): void {
    const item = this.pick(name, attribute);
    if (item !== null) this.picked.push(item);
  }

  text(): void {
    // Only attributes are looked at.
  }

  close(): void {
    // Elements are taken when they open.
  }

  take(): Item[] {
    const taken = this.picked;
    this.picked = [];
    return taken;
  }
}

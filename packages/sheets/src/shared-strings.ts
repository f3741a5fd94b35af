import type { Readable } from 'node:stream';
import { SheetFailure } from './sheet.js';
import { readXml, type XmlReader } from './xml.js';

/**
 * The texts that the cells of a workbook refer to by number: three million of them in a large one. Kept as bytes in one
 * piece, a fifth of what as many JavaScript strings would take.
 */
export class SharedStrings {
  private bytes: Buffer = Buffer.alloc(65_536);
  private offsets = new Uint32Array(4_096);
  private count = 0;

  private constructor(private readonly limit: number) {}

  static none(): SharedStrings {
    return new SharedStrings(0);
  }

  /** Up to `limit` bytes of text. */
  static async read(stream: Readable, limit: number): Promise<SharedStrings> {
    const strings = new SharedStrings(limit);
    for await (const text of readXml(stream, new StringReader())) strings.add(text);
    return strings;
  }

  at(index: number): string {
    const [from, to] = [this.offsets[index], this.offsets[index + 1]];
    if (index >= this.count || from === undefined || to === undefined) throw new SheetFailure('broken');
    return this.bytes.toString('utf8', from, to);
  }

  private add(text: string): void {
    const start = this.offsets[this.count] ?? 0;
    const end = start + Buffer.byteLength(text);
    if (end > this.limit) throw new SheetFailure('suspicious');
    if (end > this.bytes.length) {
      const larger = Buffer.alloc(Math.max(end, this.bytes.length * 2));
      this.bytes.copy(larger, 0, 0, start);
      this.bytes = larger;
    }
    this.bytes.write(text, start);
    this.count += 1;
    if (this.count >= this.offsets.length) {
      const larger = new Uint32Array(this.offsets.length * 2);
      larger.set(this.offsets);
      this.offsets = larger;
    }
    this.offsets[this.count] = end;
  }
}

/** `<si>`: runs of text; how it is pronounced (`<rPh>`) is not part of it. */
class StringReader implements XmlReader<string> {
  private complete: string[] = [];
  private current = '';
  private inText = false;
  private inReading = false;

  open(name: string): void {
    if (name === 'si') this.current = '';
    if (name === 't') this.inText = true;
    if (name === 'rPh') this.inReading = true;
  }

  text(text: string): void {
    if (this.inText && !this.inReading) this.current += text;
  }

  close(name: string): void {
    if (name === 't') this.inText = false;
    if (name === 'rPh') this.inReading = false;
    if (name === 'si') this.complete.push(this.current);
  }

  take(): string[] {
    const taken = this.complete;
    this.complete = [];
    return taken;
  }
}

import { createReadStream } from 'node:fs';
import { z } from 'zod';
import { importProblems } from './problems.js';

/** How a file is read, told by its content; names and declared types are not looked at. */
export const fileFormatSchema = z.discriminatedUnion('format', [
  z.object({ format: z.literal('xlsx') }),
  z.object({
    format: z.literal('csv'),
    encoding: z.enum(['utf-8', 'utf-16le', 'gb18030']),
    delimiter: z.enum([',', '\t', ';']),
  }),
]);
export type FileFormat = z.infer<typeof fileFormatSchema>;

const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
/** Compound files: workbooks of before 2007, and encrypted ones of any age. */
const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
const UTF_16 = Buffer.from([0xff, 0xfe]);

export async function formatOf(path: string): Promise<FileFormat> {
  const head = await beginningOf(path, 65_536);
  if (head.length === 0) throw importProblems['import.fileEmpty']();
  if (head.subarray(0, 4).equals(ZIP)) return { format: 'xlsx' };
  if (head.subarray(0, 4).equals(COMPOUND)) {
    throw (await contains(path, ENCRYPTED))
      ? importProblems['import.fileEncrypted']()
      : importProblems['import.fileOld']();
  }
  const encoding = await encodingOf(path, head);
  if (encoding === null) throw importProblems['import.fileUnknown']();
  const text = new TextDecoder(encoding).decode(head);
  return { format: 'csv', encoding, delimiter: delimiterOf(text) };
}

/** The encoding in which every byte of the file makes sense. */
async function encodingOf(path: string, head: Buffer): Promise<'utf-8' | 'utf-16le' | 'gb18030' | null> {
  if (head.subarray(0, 2).equals(UTF_16)) return 'utf-16le';
  if (head.includes(0)) return null;
  for (const encoding of ['utf-8', 'gb18030'] as const) if (await decodes(path, encoding)) return encoding;
  return null;
}

async function decodes(path: string, encoding: string): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of bytesOf(path)) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** The one that stands most often in the first lines. */
function delimiterOf(text: string): ',' | '\t' | ';' {
  const lines = text.split(/\r?\n/, 20).join('\n');
  const count = (delimiter: string) => lines.split(delimiter).length;
  const byCount = ([',', '\t', ';'] as const).toSorted((left, right) => count(right) - count(left));
  return byCount[0] ?? ',';
}

async function beginningOf(path: string, length: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of bytesOf(path, length)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function contains(path: string, needle: Buffer): Promise<boolean> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of bytesOf(path)) {
    const window = Buffer.concat([rest, chunk]);
    if (window.includes(needle)) return true;
    rest = window.subarray(-needle.length);
  }
  return false;
}

function bytesOf(path: string, length?: number): AsyncIterable<Buffer> {
  return createReadStream(path, length === undefined ? {} : { end: length - 1 });
}

import type { Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import { SheetFailure } from './sheet.js';

/** Collects things from the events of a document; `take` hands over those that are complete. */
export interface XmlReader<Item> {
  open(name: string, attribute: (name: string) => string | undefined): void;
  text(text: string): void;
  close(name: string): void;
  take(): Item[];
}

/** Bytes that may pass without one tag: more is no spreadsheet. */
const LONGEST_TEXT = 4_194_304;

/**
 * Reads a part of a workbook as it is unpacked. The parser knows no entities but the five of XML, and a document type, by
 * which they could be declared, is refused. Prefixes of names are left out.
 */
export async function* readXml<Item>(stream: Readable, reader: XmlReader<Item>): AsyncGenerator<Item> {
  const parser = new SaxesParser();
  let sinceTag = 0;
  parser.on('doctype', () => {
    throw new SheetFailure('suspicious');
  });
  parser.on('error', (cause) => {
    throw new SheetFailure('broken', { cause });
  });
  parser.on('opentag', ({ name, attributes }) => {
    sinceTag = 0;
    reader.open(localName(name), (attribute) => attributes[attribute]);
  });
  parser.on('text', (text) => reader.text(text));
  parser.on('cdata', (text) => reader.text(text));
  parser.on('closetag', ({ name }) => {
    sinceTag = 0;
    reader.close(localName(name));
  });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of stream) {
    sinceTag += chunk.length;
    parser.write(decode(decoder, chunk));
    if (sinceTag > LONGEST_TEXT) throw new SheetFailure('suspicious');
    yield* reader.take();
  }
  parser.close();
  yield* reader.take();
}

/** Reads a small part whole. */
export async function readAllXml<Item>(stream: Readable, reader: XmlReader<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of readXml(stream, reader)) items.push(item);
  return items;
}

function decode(decoder: TextDecoder, chunk: Uint8Array): string {
  try {
    return decoder.decode(chunk, { stream: true });
  } catch (cause) {
    throw new SheetFailure('broken', { cause });
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

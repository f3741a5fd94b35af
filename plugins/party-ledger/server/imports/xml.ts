/** What is met while a document is read, from its beginning to its end. Prefixes of names are left out. */
interface XmlEvents {
  open?: (name: string, attributes: ReadonlyMap<string, string>) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
}

const TOKEN =
  /<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Reads what spreadsheet programs write. There are no entities but the five of XML, and a document type, by which others could be
 * declared, is a `SyntaxError` like everything else that is not well formed.
 */
export function readXml(document: string, events: XmlEvents): void {
  const open: string[] = [];
  TOKEN.lastIndex = 0;
  // A byte order mark comes before everything.
  if (document.startsWith('\uFEFF')) TOKEN.lastIndex = 1;
  while (TOKEN.lastIndex < document.length) {
    const token = TOKEN.exec(document);
    if (token === null) throw new SyntaxError('The document is not well formed');
    const [, cdata, closing, opening, attributes = '', empty, text] = token;
    if (cdata !== undefined) events.text?.(cdata);
    if (text !== undefined) events.text?.(decoded(text));
    if (opening !== undefined) {
      events.open?.(localName(opening), attributesOf(attributes));
      if (empty === '/') events.close?.(localName(opening));
      else open.push(opening);
    }
    if (closing !== undefined) {
      if (open.pop() !== closing) throw new SyntaxError('A tag is not closed');
      events.close?.(localName(closing));
    }
  }
  if (open.length > 0) throw new SyntaxError('A tag is not closed');
}

function attributesOf(text: string): Map<string, string> {
  return new Map([...text.matchAll(ATTRIBUTE)].map(([, name = '', one, other]) => [name, decoded(one ?? other ?? '')]));
}

function decoded(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal, hexadecimal, name) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    if (hexadecimal !== undefined) return String.fromCodePoint(Number.parseInt(hexadecimal, 16));
    return ENTITIES[name] ?? whole;
  });
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

import { requestProblems } from '@yige/contracts';
import { z } from 'zod';

type CursorFields<Name extends string> = Record<Name, string>;

/** Packs the sort values of a page's last row into the opaque text of `next`. */
export function encodeCursor<Name extends string>(row: CursorFields<Name>, names: readonly Name[]): string {
  return Buffer.from(JSON.stringify(names.map((name) => row[name]))).toString('base64url');
}

/** Unpacks it again; a text that no page has given is refused. */
export function decodeCursor<const Names extends readonly string[]>(
  text: string,
  names: Names,
): CursorFields<Names[number]> {
  const values = parseValues(text);
  if (values === null || values.length !== names.length) {
    throw invalidCursor();
  }
  return Object.fromEntries(names.map((name, index) => [name, values[index]])) as CursorFields<Names[number]>;
}

/** A moment among the sort values, as `Date.toISOString` writes it; any other text is refused. */
export function instantOfCursor(text: string): Date {
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) throw invalidCursor();
  return moment;
}

function invalidCursor() {
  return requestProblems['request.invalid']({
    errors: [
      { pointer: '/query/cursor', code: 'cursor_invalid', message: 'take the cursor from `next` of the page before' },
    ],
  });
}

const valuesSchema = z.array(z.string()).nullable().catch(null);

function parseValues(text: string): string[] | null {
  try {
    return valuesSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

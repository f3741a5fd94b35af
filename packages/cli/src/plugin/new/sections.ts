const BEGIN = /^\s*\/\/ with ([a-z]+)$/;
const END = /^\s*\/\/ end$/;

/**
 * The template holds everything that a plugin can begin with; lines between `// with <part>` and `// end` stay only where
 * the part is wanted. The marks themselves go.
 */
export function withParts(source: string, parts: ReadonlySet<string>): string {
  const open: string[] = [];
  const kept = source.split('\n').filter((line) => {
    const part = BEGIN.exec(line)?.[1];
    if (part !== undefined) open.push(part);
    const isEnd = END.test(line);
    if (isEnd && open.pop() === undefined) throw new Error('The template ends a part that it did not begin');
    return part === undefined && !isEnd && open.every((each) => parts.has(each));
  });
  if (open.length > 0) throw new Error(`The template does not end the part ${open.join(', ')}`);
  return kept
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+/, '');
}

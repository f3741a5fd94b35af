import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Checker, type Diagnostic, SymbolFlags } from 'typescript/unstable/sync';
import { z } from 'zod';
import type { Finding } from './finding.js';
import { type PluginSource, placeOf } from './plugin-sources.js';

const packageSchema = z.object({ name: z.string() });

/** What the plugin still uses of the SDK that a later version leaves out; each place of the source once. */
export function checkDeprecations(sources: readonly PluginSource[]): Finding[] {
  const found = new Map<string, Finding>();
  for (const source of sources) {
    for (const diagnostic of source.project.program.getSuggestionDiagnostics(source.file.fileName)) {
      if (!isOfSdk(diagnostic)) continue;
      const finding = findingOf(source, diagnostic);
      const key = `${finding.where} ${finding.what}`;
      if (!found.has(key)) found.set(key, finding);
    }
  }
  return [...found.values()];
}

function findingOf(source: PluginSource, { pos, end }: Diagnostic): Finding {
  const { checker } = source.project;
  const name = source.file.text.slice(pos, end);
  const words = deprecationOf(checker, source.file.fileName, pos);
  return {
    level: 'warning',
    code: 'sdk.deprecated',
    where: placeOf(source, pos),
    what: `${name} is deprecated${words === null ? '' : ` ${words}`}`,
    mend: /\buse .+(?=, gone in)/.exec(words ?? '')?.[0] ?? 'look it up in the reference',
  };
}

/** `since 0.3, use …, gone in 1.0`, as its docblock says. */
function deprecationOf(checker: Checker, file: string, position: number): string | null {
  const named = checker.getSymbolAtPosition(file, position);
  if (named === undefined) return null;
  const symbol = (named.flags & SymbolFlags.Alias) === 0 ? named : checker.getAliasedSymbol(named);
  return symbol.getJsDocTags(checker).find(({ name }) => name === 'deprecated')?.text ?? null;
}

/** What other libraries deprecate is between them and the author. */
function isOfSdk({ reportsDeprecated, relatedInformation = [] }: Diagnostic): boolean {
  return (
    reportsDeprecated === true &&
    relatedInformation.some(({ fileName }) => fileName !== undefined && packageOf(fileName).startsWith('@yige/'))
  );
}

function packageOf(file: string): string {
  const folder = dirname(file);
  if (folder === file) return '';
  const description = join(folder, 'package.json');
  if (!existsSync(description)) return packageOf(folder);
  const parsed = packageSchema.safeParse(JSON.parse(readFileSync(description, 'utf8')));
  return parsed.success ? parsed.data.name : '';
}

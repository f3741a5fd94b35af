import type { BureauColor, RouteOutput, routes } from '@yige/contracts';
import type { Command } from './commands.js';

type Found = RouteOutput<typeof routes.search.find>;

/** One line to open. */
export interface Entry {
  key: string;
  to: string;
  title: string;
  note: string | null;
  cell: { glyph: string; color: BureauColor } | null;
}

/** Entries of one kind under a head. */
export interface Section {
  key: string;
  title: string;
  /** Of the bureau that found them. */
  cell: { glyph: string; color: BureauColor } | null;
  entries: Entry[];
}

/** A kind of task: the open ones of the user's units. */
export interface TaskKind {
  type: string;
  title: string;
}

/** Commands that stand above residents while something is being searched. */
const COMMANDS = 4;
/** Kinds of tasks at most. */
const KINDS = 4;
const LEDGERS = 6;

interface Given {
  q: string;
  commands: readonly Command[];
  kinds: readonly TaskKind[];
  ledgers: readonly Command[];
  residents: Found | undefined;
  plugins: Found | undefined;
  words: {
    commands: string;
    kinds: string;
    ledgers: string;
    residents: string;
    localized: (text: { 'zh-CN': string; en: string }) => string;
  };
}

/** Everything that was found, in the order in which it is shown; what is empty is absent. */
export function sectionsOf({ q, commands, ledgers, kinds, residents, plugins, words }: Given): Section[] {
  const shown = q === '' ? commands : commands.slice(0, COMMANDS);
  const sections: Section[] = [
    {
      ...{ key: 'commands', title: words.commands, cell: null },
      entries: shown.map(entryOf),
    },
    {
      ...{ key: 'ledgers', title: words.ledgers, cell: null },
      // A community has dozens: they are looked for, not leafed through.
      entries: q === '' ? [] : ledgers.slice(0, LEDGERS).map(entryOf),
    },
    {
      ...{ key: 'kinds', title: words.kinds, cell: null },
      entries: (q === '' ? [] : kinds.slice(0, KINDS)).map(({ type, title }) => ({
        ...{ key: type, title, note: null, cell: null },
        to: `/inbox?box=unit&type=${encodeURIComponent(type)}`,
      })),
    },
    {
      ...{ key: 'residents', title: words.residents, cell: null },
      entries: (residents?.residents ?? []).map(({ id, name, door, unitName }) => ({
        ...{ key: id, title: name, note: door?.text ?? unitName, to: `/people/${id}`, cell: null },
      })),
    },
    ...(plugins?.plugins ?? []).map(({ plugin, title, hits }) => ({
      key: plugin.id,
      title: `${words.localized(plugin.name)} · ${words.localized(title)}`,
      cell: { glyph: plugin.glyph, color: plugin.color },
      entries: hits.map((hit, index) => ({
        ...{ key: `${plugin.id}-${index}`, title: hit.title, note: hit.note, cell: null },
        to: hit.page === null ? `/people/${hit.personId}` : `/apps/${plugin.id}${hit.page === '/' ? '' : hit.page}`,
      })),
    })),
  ];
  return sections.filter(({ entries }) => entries.length > 0);
}

function entryOf({ key, title, to, plugin }: Command): Entry {
  const cell = plugin === null ? null : { glyph: plugin.glyph, color: plugin.color };
  return { key, title, to, note: plugin?.name ?? null, cell };
}

import type { Ledger } from '@yige/contracts';
import type { Command } from './commands.js';

interface Words {
  /** The Hanzi in the cell of core’s own. */
  coreGlyph: string;
  core: string;
  localized: (text: { 'zh-CN': string; en: string }) => string;
}

/** Ledgers as the search opens them. */
export function ledgerCommandsOf(ledgers: readonly Ledger[], { coreGlyph, core, localized }: Words): Command[] {
  return ledgers.map(({ id, title, plugin }) => ({
    ...{ key: id, title: localized(title), to: `/ledgers/${id}` },
    plugin:
      plugin === null
        ? { name: core, glyph: coreGlyph, color: 'other' as const }
        : { name: localized(plugin.name), glyph: plugin.glyph, color: plugin.color },
  }));
}

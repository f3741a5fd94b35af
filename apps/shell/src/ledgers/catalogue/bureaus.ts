import type { Ledger, LocalizedText } from '@yige/contracts';

/** Whose ledgers stand together: a plugin’s, or core’s own. */
export interface Bureau {
  id: string;
  plugin: Ledger['plugin'];
  ledgers: Ledger[];
}

/** The ledgers bureau by bureau, as they come; those whose title, bureau or user has the text in it. */
export function bureausOf(ledgers: readonly Ledger[], text: string, localized: (text: LocalizedText) => string) {
  const wanted = text.trim().toLocaleLowerCase();
  const bureaus = new Map<string, Bureau>();
  for (const ledger of ledgers) {
    const { plugin, title, usedBy } = ledger;
    const words = [title, usedBy, ...(plugin === null ? [] : [plugin.name])].map(localized);
    if (!words.some((word) => word.toLocaleLowerCase().includes(wanted))) continue;
    const id = plugin?.id ?? 'core';
    const bureau = bureaus.get(id) ?? { id, plugin, ledgers: [] };
    bureau.ledgers.push(ledger);
    bureaus.set(id, bureau);
  }
  return [...bureaus.values()];
}

import { semanticPrefixOf, sharedSemantics } from '@yige/contracts';
import type { BuiltFiles } from './built-files.js';
import type { Finding } from './finding.js';

/** A semantic name means the same in all ledgers: those that are shared have one type, all others are the plugin’s own. */
export function checkLedgers({ manifest: { id, ledgers } }: BuiltFiles): Finding[] {
  const prefix = semanticPrefixOf(id);
  return ledgers.flatMap(({ name, columns }) =>
    columns.flatMap((column): Finding[] => {
      if (column.type === 'person') return [];
      const { semantic, type } = column;
      const where = `plugin.ts: ledgers.${name}.${column.name}`;
      const shared = sharedSemantics.get(semantic);
      if (shared !== undefined && shared.type !== type) {
        return [
          {
            ...{ level: 'error', code: 'ledgers.semanticType', where },
            what: `${semantic} (${shared.title.en}) is of type ${shared.type} in all ledgers, and here of type ${type}`,
            mend: `make it a column of type ${shared.type}, or give it a name that begins with ${prefix}`,
          },
        ];
      }
      if (shared !== undefined || semantic.startsWith(prefix)) return [];
      return [
        {
          ...{ level: 'warning', code: 'ledgers.semanticName', where },
          what: `${semantic} is no shared name, and another plugin may mean something else by it`,
          mend: `take a shared name (“Ledgers” in the integrators’ docs lists them), or begin it with ${prefix}`,
        },
      ];
    }),
  );
}

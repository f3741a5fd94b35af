import { Injectable } from '@nestjs/common';
import type { LedgerDeclaration } from '@yige/contracts';
import type { Caller } from '../../access/caller.js';
import type { InstalledVersion } from '../../plugins/installed-plugins.js';
import { PluginDirectory } from '../../plugins/plugin-directory.js';
import type { LedgerSource } from '../ledger-source.js';
import { OwnLedgers } from '../own/own-ledgers.js';
import { PluginRows } from '../reading/plugin-rows.js';

/** All ledgers: core's own, and those of the plugins by the version that counts. */
@Injectable()
export class LedgerSources {
  constructor(
    private readonly own: OwnLedgers,
    private readonly plugins: PluginDirectory,
    private readonly rows: PluginRows,
  ) {}

  /** A ledger as the unit has it; null where it has none of this id. */
  at(id: string, unit: number): LedgerSource | null {
    const [owner = '', name] = id.split(':');
    if (owner === 'core') return this.ofCore().find((each) => each.id === id) ?? null;
    const plugin = this.plugins.versionAt(owner, unit);
    const declaration = plugin?.manifest.ledgers.find((each) => each.name === name);
    return plugin === null || declaration === undefined ? null : this.ofPlugin(plugin, declaration);
  }

  /** Core's own first, then bureau by bureau. */
  visibleTo(caller: Caller): LedgerSource[] {
    const versions = this.plugins.all().flatMap(({ id }) => this.plugins.versionOf(id, caller) ?? []);
    const byBureau = versions.sort((left, right) => (bureauOf(left) < bureauOf(right) ? -1 : 1));
    return [
      ...this.ofCore(),
      ...byBureau.flatMap((plugin) => plugin.manifest.ledgers.map((each) => this.ofPlugin(plugin, each))),
    ];
  }

  private ofCore(): LedgerSource[] {
    return this.own.all.map((ledger) => ({
      id: `core:${ledger.declaration.name}`,
      declaration: ledger.declaration,
      plugin: null,
      page: (_actor, asked) => ledger.page(asked),
    }));
  }

  private ofPlugin(plugin: InstalledVersion, declaration: LedgerDeclaration): LedgerSource {
    return {
      id: `${plugin.pluginId}:${declaration.name}`,
      declaration,
      plugin,
      page: (actor, asked) => this.rows.page(plugin, declaration, actor, asked),
    };
  }
}

function bureauOf({ manifest }: InstalledVersion): string {
  return `${manifest.bureau.name['zh-CN']} ${manifest.id}`;
}

import { Injectable } from '@nestjs/common';
import { type AuditEntry, type Page, type PluginDeed, semverSchema } from '@yige/contracts';
import { z } from 'zod';
import { AuditSearch } from '../audit/audit-search.js';
import { UnitDirectory } from '../org/unit-directory.js';
import { PluginDirectory } from './plugin-directory.js';
import { pluginProblems } from './problems.js';

const version = semverSchema;
const placed = z.object({
  units: z.array(
    z.object({ unitId: z.string(), version: version.nullable().default(null), inherit: z.boolean().default(false) }),
  ),
});
type Placed = z.infer<typeof placed>['units'][number];

/** What was done with a plugin: the entries of the audit that are about it, in as many words as its administrators need. */
@Injectable()
export class PluginHistory {
  constructor(
    private readonly audit: AuditSearch,
    private readonly directory: PluginDirectory,
    private readonly units: UnitDirectory,
  ) {}

  async page(id: string, limit: number, cursor: string | undefined): Promise<Page<PluginDeed>> {
    await this.directory.refresh();
    const { items, next } = await this.audit.page({ subject: `plugin/${id}` }, limit, cursor);
    // What was never installed may have deeds all the same: it was granted what it asks for, or given credentials.
    if (items.length === 0 && !this.directory.known().some((plugin) => plugin.id === id)) {
      throw pluginProblems['plugin.notFound']();
    }
    return { items: items.flatMap((entry) => this.deedOf(entry) ?? []), next };
  }

  /** Null for an act that says nothing to whoever administers the plugin. */
  private deedOf({ id, at, actor, action, details, reason }: AuditEntry): PluginDeed | null {
    const whose = { id, at, by: actor.name };
    switch (action) {
      case 'plugin.versionInstalled':
        return { ...whose, kind: 'installed', ...z.object({ version }).parse(details) };
      case 'plugin.ungatedConfirmed':
        return { ...whose, kind: 'ungated', ...z.object({ version, types: z.array(z.string()) }).parse(details) };
      case 'plugin.versionEnabled': {
        const shape = { version: version.nullable(), before: version.nullable(), everywhere: z.boolean() };
        return { ...whose, kind: 'enabled', ...z.object(shape).parse(details) };
      }
      case 'plugin.paused':
        return { ...whose, kind: 'paused', reason };
      case 'plugin.resumed':
        return { ...whose, kind: 'resumed' };
      case 'plugin.versionPlaced':
        return { ...whose, kind: 'placed', given: this.given(placed.parse(details).units) };
      case 'plugin.versionRemoved':
        return { ...whose, kind: 'versionRemoved', ...z.object({ version }).parse(details) };
      case 'plugin.removed':
        return { ...whose, kind: 'removed' };
      case 'plugin.credentialsMade':
        return { ...whose, kind: 'credentials' };
      case 'plugin.dataExported':
        return { ...whose, kind: 'exported', ...z.object({ version }).parse(details), reason };
      case 'plugin.permissionsDecided': {
        const { granted, refused } = z
          .object({ granted: z.array(z.string()), refused: z.array(z.string()) })
          .parse(details);
        return { ...whose, kind: 'decided', granted: granted.length, refused: refused.length, reason };
      }
      case 'pluginSettings.changed':
        return { ...whose, kind: 'configured', settings: Object.keys(details) };
      case 'plugin.developmentJoined':
        return { ...whose, kind: 'developed' };
      default:
        return null;
    }
  }

  /** Units that were given the same, together. */
  private given(units: readonly Placed[]) {
    const outcomes = new Map<string, Placed[]>();
    for (const unit of units) {
      const outcome = unit.inherit ? 'inherit' : (unit.version ?? 'none');
      outcomes.set(outcome, [...(outcomes.get(outcome) ?? []), unit]);
    }
    return [...outcomes.values()].flatMap((alike) => {
      const [first] = alike;
      if (first === undefined) return [];
      const unit = this.units.byId(first.unitId);
      return {
        ...{ version: first.version, inherited: first.inherit, units: alike.length },
        first: unit === null ? null : { id: unit.id, name: unit.name, level: unit.level },
      };
    });
  }
}

import { Injectable } from '@nestjs/common';
import { coreFactKinds, type FactKind, type PluginManifest, sensitiveFactClasses } from '@yige/contracts';
import type { Caller } from '../../access/caller.js';
import type { UnitNumbers } from '../../access/scope.js';
import { PluginDirectory } from '../../plugins/plugin-directory.js';
import { anyVisibleFactClasses, visibleFactClasses } from './fact-rights.js';

const byName = new Map(coreFactKinds.map((kind) => [kind.kind, kind]));

/** All kinds of facts: the registry's own, and those that plugins declare. */
@Injectable()
export class FactCatalogue {
  constructor(private readonly plugins: PluginDirectory) {}

  /** A kind to read by: also that of a plugin which is disabled, since its facts stay. */
  find(kind: string): FactKind | null {
    const known = byName.get(kind);
    if (known !== undefined) return known;
    const [pluginId = '', name] = kind.split(':');
    const manifest = this.plugins.newest(pluginId);
    return manifest === null ? null : (kindsOf(manifest).find((own) => own.kind === `${pluginId}:${name}`) ?? null);
  }

  /** Kinds that the caller may see and record somewhere. */
  visibleTo(caller: Caller): FactKind[] {
    const classes = anyVisibleFactClasses(caller);
    return this.inUse().filter((kind) => classes.has(kind.class) || isOwn(caller, kind.kind));
  }

  /** Kinds that are not sensitive: residents may be chosen by them. */
  open(): FactKind[] {
    return this.inUse().filter((kind) => !sensitiveFactClasses.has(kind.class));
  }

  /** Whether the caller sees facts of this kind of somebody whom these units serve. */
  maySee(caller: Caller, units: UnitNumbers, kind: string): boolean {
    const known = this.find(kind);
    return known !== null && (visibleFactClasses(caller, units).has(known.class) || isOwn(caller, kind));
  }

  private inUse(): FactKind[] {
    return [...coreFactKinds, ...this.plugins.allInUse().flatMap(({ manifest }) => kindsOf(manifest))];
  }
}

function kindsOf({ id, facts }: PluginManifest): FactKind[] {
  return facts.map((declared) => ({ ...declared, kind: `${id}:${declared.kind}` }));
}

/** A plugin's server sees what it has itself declared. */
function isOwn(caller: Caller, kind: string): boolean {
  return caller.kind === 'plugin' && kind.startsWith(`${caller.pluginId}:`);
}

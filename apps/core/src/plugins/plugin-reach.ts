import { Injectable } from '@nestjs/common';
import { bureausOf } from '../access/bureaus.js';
import type { Caller } from '../access/caller.js';
import { PluginDirectory } from './plugin-directory.js';
import { pluginProblems } from './problems.js';

/** Which plugins a caller has to do with: an administrator all of them, whoever works for a bureau those of the bureau. */
@Injectable()
export class PluginReach {
  constructor(private readonly directory: PluginDirectory) {}

  /** Throws 404 for one of another bureau, and for one that a bureau's caller cannot have: it does not tell them apart. */
  async mustReach(caller: Caller, permission: string, id: string): Promise<void> {
    if (bureausOf(caller, permission) === null) return;
    await this.directory.refresh();
    if (!this.reaches(caller, permission, id)) throw pluginProblems['plugin.notFound']();
  }

  /** From memory. */
  reaches(caller: Caller, permission: string, id: string): boolean {
    const bureaus = bureausOf(caller, permission);
    if (bureaus === null) return true;
    const bureau = this.directory.newest(id)?.bureau.kind;
    return bureau !== undefined && bureaus.has(bureau);
  }

  /** Ids of those that there are or were; null: all. From memory. */
  within(caller: Caller, permission: string): ReadonlySet<string> | null {
    if (bureausOf(caller, permission) === null) return null;
    const known = this.directory.known().map(({ id }) => id);
    return new Set(known.filter((id) => this.reaches(caller, permission, id)));
  }
}

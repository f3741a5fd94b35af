import { Injectable } from '@nestjs/common';
import {
  KnownProblem,
  pluginEndpoints,
  SEARCH_TIMEOUT,
  type SearchHit,
  type SearchQuery,
  searchAnswerSchema,
} from '@yige/contracts';
import type { StaffCaller } from '../access/caller.js';
import { requestOrigin } from '../http/request-context.js';
import { Tokens } from '../oauth/tokens.js';
import type { InstalledVersion } from '../plugins/installed-plugins.js';
import { parseJson, postLimited } from '../plugins/plugin-fetch.js';
import { Breakers } from '../plugins/traffic/breakers.js';
import { CallLimits } from '../plugins/traffic/call-limits.js';
import { Incidents } from '../plugins/traffic/incidents.js';

/** Bytes of a plugin's answer at most: eight hits take far less. */
const LARGEST = 65_536;

/** Asks one plugin's server what it finds. Whatever goes wrong is on record there, without a word of the search. */
@Injectable()
export class AskedPlugins {
  constructor(
    private readonly tokens: Tokens,
    private readonly limits: CallLimits,
    private readonly breakers: Breakers,
    private readonly incidents: Incidents,
  ) {}

  /** Null: no answer in time, or none that keeps to the agreed shape. */
  async ask(caller: StaffCaller, plugin: InstalledVersion, query: SearchQuery): Promise<readonly SearchHit[] | null> {
    const token = await this.tokens.forPlatform({ id: caller.accountId, name: caller.name }, plugin);
    try {
      const answer = await this.send(plugin, { callerId: caller.accountId, token, query });
      const hits = searchAnswerSchema.safeParse(parseJson(answer));
      if (hits.success) return hits.data.items;
      this.note(plugin, 'its hits are not as agreed');
    } catch (error) {
      // Whatever else goes wrong is core's own.
      if (!(error instanceof KnownProblem)) throw error;
      this.note(plugin, error.detail?.en ?? error.code);
    }
    return null;
  }

  note(plugin: InstalledVersion, what: string): void {
    const words = `POST ${pluginEndpoints.search}: ${what}`;
    this.incidents.record({
      ...versionOf(plugin),
      kind: 'error',
      what: words,
      requestId: requestOrigin()?.requestId ?? null,
    });
  }

  /** Throws a `KnownProblem` where the plugin is asked too often, or gives no answer. */
  private async send(
    plugin: InstalledVersion,
    { callerId, token, query }: { callerId: string; token: string; query: SearchQuery },
  ): Promise<Buffer> {
    const leave = this.limits.enter(plugin.pluginId, callerId);
    try {
      const url = new URL(pluginEndpoints.search, plugin.baseUrl);
      return await this.breakers.run({ ...versionOf(plugin), part: 'search' }, () =>
        postLimited(url, { token, body: query, limit: LARGEST, timeout: SEARCH_TIMEOUT }),
      );
    } finally {
      leave();
    }
  }
}

function versionOf({ pluginId, version }: InstalledVersion): { pluginId: string; version: string } {
  return { pluginId, version };
}

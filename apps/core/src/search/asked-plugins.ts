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
    try {
      const leave = this.limits.enter(plugin.pluginId, caller.accountId);
      try {
        return await this.breakers.run({ ...versionOf(plugin), part: 'search' }, () =>
          this.send(caller, plugin, query),
        );
      } finally {
        leave();
      }
    } catch (error) {
      this.note(plugin, reasonOf(error));
      return null;
    }
  }

  note(plugin: InstalledVersion, what: string): void {
    const words = `POST ${pluginEndpoints.search}: ${what}`;
    this.incidents.record({ ...versionOf(plugin), kind: 'error', what: words, requestId: null });
  }

  private async send(
    { accountId, name }: StaffCaller,
    plugin: InstalledVersion,
    query: SearchQuery,
  ): Promise<readonly SearchHit[]> {
    const token = await this.tokens.forPlatform({ id: accountId, name }, plugin);
    const url = new URL(pluginEndpoints.search, plugin.baseUrl);
    const body = await postLimited(url, { token, body: query, limit: LARGEST, timeout: SEARCH_TIMEOUT });
    return searchAnswerSchema.parse(parseJson(body)).items;
  }
}

function versionOf({ pluginId, version }: InstalledVersion): { pluginId: string; version: string } {
  return { pluginId, version };
}

/** In words that hold nothing of what was searched or found. */
function reasonOf(error: unknown): string {
  if (error instanceof KnownProblem) return error.detail?.en ?? error.code;
  return 'its hits are not as agreed';
}

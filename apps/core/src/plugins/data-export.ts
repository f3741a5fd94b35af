import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { pluginEndpoints } from '@yige/contracts';
import { Database } from '@yige/database';
import { actorOf, type Caller } from '../access/caller.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { Tokens } from '../oauth/tokens.js';
import { PluginDirectory } from './plugin-directory.js';
import { pluginProblems } from './problems.js';

/** How long the plugin's server may take to begin, in milliseconds. */
const BEGINS_WITHIN = 10_000;

/** Everything that a plugin keeps, as its server gives it out: for whoever removes the plugin or moves it elsewhere. */
@Injectable()
export class DataExport {
  constructor(
    private readonly database: Database,
    private readonly directory: PluginDirectory,
    private readonly tokens: Tokens,
    private readonly audit: AuditTrail,
  ) {}

  /** Recorded before the first byte leaves. Ends in an error where the plugin breaks off: half is not taken for all. */
  async begin(caller: Caller, id: string, reason: string): Promise<Readable> {
    const [newest] = this.directory.find(id)?.versions.values() ?? [];
    const installed = this.directory.newestInUse(id) ?? newest;
    if (installed === undefined) throw pluginProblems['plugin.notFound']();
    const actor = actorOf(caller);
    const { baseUrl, version } = installed;
    const token = await this.tokens.forPlatform({ id: actor.id, name: actor.name }, { pluginId: id, version });
    const response = await this.ask(new URL(pluginEndpoints.data, baseUrl), token);
    await this.database.transaction(() =>
      this.audit.record({
        ...{ actor, reason },
        action: 'plugin.dataExported',
        subject: { kind: 'plugin', id },
        details: { version },
      }),
    );
    return Readable.fromWeb(response);
  }

  private async ask(url: URL, token: string) {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), BEGINS_WITHIN);
    try {
      const headers = { authorization: `Bearer ${token}` };
      const response = await fetch(url, { redirect: 'error', signal: late.signal, headers });
      if (!response.ok || response.body === null) throw new Error(`${url.pathname} answered ${response.status}`);
      return response.body;
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw pluginProblems['plugin.noData']({ detail: { 'zh-CN': reason, en: reason }, cause });
    } finally {
      clearTimeout(timer);
    }
  }
}

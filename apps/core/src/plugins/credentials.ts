import { Injectable } from '@nestjs/common';
import { Database } from '@yige/database';
import { actorOf, type Caller } from '../access/caller.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { PluginClients, type PluginCredentials } from '../oauth/plugin-clients.js';
import { InstallationStore } from './installation/installation-store.js';
import { PluginDirectory } from './plugin-directory.js';
import { pluginProblems } from './problems.js';

/** Makes the credentials with which a plugin's server calls core and knows its calls. */
@Injectable()
export class Credentials {
  constructor(
    private readonly database: Database,
    private readonly directory: PluginDirectory,
    private readonly installations: InstallationStore,
    private readonly clients: PluginClients,
    private readonly audit: AuditTrail,
  ) {}

  /** Also for one whose first installation waits for its server, which may not start without them. */
  async make(caller: Caller, id: string): Promise<PluginCredentials> {
    const isKnown = this.directory.find(id) !== null || (await this.installations.isKnown(id));
    if (!isKnown) throw pluginProblems['plugin.notFound']();
    const credentials = this.clients.generate(id);
    await this.database.transaction(async () => {
      await this.clients.store(id, credentials);
      await this.audit.record({
        actor: actorOf(caller),
        action: 'plugin.credentialsMade',
        subject: { kind: 'plugin', id },
      });
    });
    return credentials;
  }
}

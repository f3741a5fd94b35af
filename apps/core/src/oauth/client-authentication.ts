import { Injectable } from '@nestjs/common';
import { roleSchema, USER_TOKEN_HEADER } from '@yige/contracts';
import { Database } from '@yige/database';
import type { FastifyRequest } from 'fastify';
import { BearerAuthentication } from '../access/access-guard.js';
import type { PluginCaller, ServiceCaller } from '../access/caller.js';
import { PermissionCatalogue } from '../access/permission-catalogue.js';
import { UnitDirectory } from '../org/unit-directory.js';
import { PluginDirectory } from '../plugins/plugin-directory.js';
import { Clock } from '../time/clock.js';
import { tokenProblems } from './problems.js';
import { ServiceAccounts } from './service-accounts.js';
import { Tokens } from './tokens.js';

/** Recognises plugins and integrators by their client token, and the user for whom a plugin acts by theirs. */
@Injectable()
export class ClientAuthentication extends BearerAuthentication {
  constructor(
    private readonly tokens: Tokens,
    private readonly plugins: PluginDirectory,
    private readonly services: ServiceAccounts,
    private readonly database: Database,
    private readonly units: UnitDirectory,
    private readonly catalogue: PermissionCatalogue,
    private readonly clock: Clock,
  ) {
    super();
  }

  async authenticate(request: FastifyRequest): Promise<PluginCaller | ServiceCaller> {
    const client = await this.tokens.verifyClient(request.headers.authorization?.slice('Bearer '.length) ?? '');
    if (client.kind === 'service') return this.services.callerOf(client.id);
    const manifest = this.plugins.enabled(client.id)?.manifest;
    if (manifest === undefined) throw tokenProblems['token.invalid']();
    const userToken = request.headers[USER_TOKEN_HEADER];
    return {
      kind: 'plugin',
      pluginId: client.id,
      grants: new Set(manifest.grants),
      onBehalfOf: typeof userToken === 'string' ? await this.user(userToken, client.id) : null,
    };
  }

  /** The posts are read anew: a token of up to a minute must not outlive an appointment's end. */
  private async user(token: string, pluginId: string): Promise<PluginCaller['onBehalfOf']> {
    const claims = await this.tokens.verifyUser(token, pluginId);
    const today = this.clock.today();
    const posts = await this.database.query(
      `SELECT p.id, p.role, p.unit_number FROM appointments p
       JOIN accounts a ON a.id = p.account_id AND a.disabled = 0
       WHERE p.account_id = ? AND p.valid_from <= ? AND p.valid_to > ?`,
      [claims.sub, today, today],
      (row) => {
        const role = roleSchema.parse(row.text('role'));
        return this.units.postOf(row.text('id'), role, row.integer('unit_number'), this.catalogue.of(role));
      },
    );
    return { accountId: claims.sub, name: claims.name, posts: posts.filter((post) => post !== null) };
  }
}

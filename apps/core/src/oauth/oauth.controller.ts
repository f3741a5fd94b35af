import { Controller, Res } from '@nestjs/common';
import { developmentOf, type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import type { FastifyReply } from 'fastify';
import { Implement, Input } from '../http/implement.js';
import { Developments } from '../plugins/development/developments.js';
import { PluginClients } from './plugin-clients.js';
import { isServiceClient, ServiceAccounts } from './service-accounts.js';
import { SigningKeys } from './signing-keys.js';
import { CLIENT_TOKEN_LIFETIME, type Client, Tokens } from './tokens.js';

/** For caches on the way, in seconds: well below the time for which a key is published before it signs. */
const KEYS_MAX_AGE = 15;

@Controller()
export class OauthController {
  constructor(
    private readonly plugins: PluginClients,
    private readonly services: ServiceAccounts,
    private readonly developments: Developments,
    private readonly tokens: Tokens,
    private readonly keys: SigningKeys,
  ) {}

  @Implement(routes.oauth.token)
  async token(
    @Input() { body }: RouteInput<typeof routes.oauth.token>,
  ): Promise<RouteOutput<typeof routes.oauth.token>> {
    return {
      access_token: await this.tokens.forClient(await this.clientOf(body.client_id, body.client_secret)),
      token_type: 'Bearer',
      expires_in: CLIENT_TOKEN_LIFETIME,
    };
  }

  @Implement(routes.oauth.keys)
  jwks(@Res({ passthrough: true }) reply: FastifyReply): RouteOutput<typeof routes.oauth.keys> {
    reply.header('cache-control', `public, max-age=${KEYS_MAX_AGE}`);
    return { keys: this.keys.published.map((key) => ({ ...key })) };
  }

  private async clientOf(clientId: string, clientSecret: string): Promise<Client> {
    if (isServiceClient(clientId)) {
      return { kind: 'service', id: await this.services.authenticate(clientId, clientSecret) };
    }
    const developmentId = developmentOf(clientId);
    if (developmentId !== null) {
      await this.developments.authenticate(developmentId, clientSecret);
      return { kind: 'development', id: developmentId };
    }
    return { kind: 'plugin', id: await this.plugins.authenticate(clientId, clientSecret) };
  }
}

import { Controller } from '@nestjs/common';
import { type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import { Implement, Input } from '../http/implement.js';
import { PluginClients } from './plugin-clients.js';
import { SigningKeys } from './signing-keys.js';
import { CLIENT_TOKEN_LIFETIME, Tokens } from './tokens.js';

@Controller()
export class OauthController {
  constructor(
    private readonly clients: PluginClients,
    private readonly tokens: Tokens,
    private readonly keys: SigningKeys,
  ) {}

  @Implement(routes.oauth.token)
  async token(
    @Input() { body }: RouteInput<typeof routes.oauth.token>,
  ): Promise<RouteOutput<typeof routes.oauth.token>> {
    const pluginId = await this.clients.authenticate(body.client_id, body.client_secret);
    return {
      access_token: await this.tokens.forClient(pluginId),
      token_type: 'Bearer',
      expires_in: CLIENT_TOKEN_LIFETIME,
    };
  }

  @Implement(routes.oauth.keys)
  jwks(): RouteOutput<typeof routes.oauth.keys> {
    return { keys: this.keys.published.map((key) => ({ ...key })) };
  }
}

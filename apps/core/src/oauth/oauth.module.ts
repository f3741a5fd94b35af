import { Global, Module } from '@nestjs/common';
import { BearerAuthentication } from '../access/access-guard.js';
import { ClientAuthentication } from './client-authentication.js';
import { OauthController } from './oauth.controller.js';
import { OauthSecurityController } from './oauth-security.controller.js';
import { PluginClients } from './plugin-clients.js';
import { ServiceAccounts } from './service-accounts.js';
import { SigningKeys } from './signing-keys.js';
import { Tokens } from './tokens.js';

@Global()
@Module({
  controllers: [OauthController, OauthSecurityController],
  providers: [
    SigningKeys,
    Tokens,
    PluginClients,
    ServiceAccounts,
    { provide: BearerAuthentication, useClass: ClientAuthentication },
  ],
  exports: [Tokens, PluginClients, BearerAuthentication],
})
export class OauthModule {}

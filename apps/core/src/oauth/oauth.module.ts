import { Global, Module } from '@nestjs/common';
import { BearerAuthentication } from '../access/access-guard.js';
import { ClientAuthentication } from './client-authentication.js';
import { OauthController } from './oauth.controller.js';
import { PluginClients } from './plugin-clients.js';
import { SigningKeys } from './signing-keys.js';
import { Tokens } from './tokens.js';

@Global()
@Module({
  controllers: [OauthController],
  providers: [SigningKeys, Tokens, PluginClients, { provide: BearerAuthentication, useClass: ClientAuthentication }],
  exports: [Tokens, PluginClients, BearerAuthentication],
})
export class OauthModule {}

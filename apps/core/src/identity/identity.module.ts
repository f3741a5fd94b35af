import { Global, Module } from '@nestjs/common';
import { Login } from './login.js';
import { Passwords } from './passwords.js';
import { SessionAuthentication } from './session-authentication.js';
import { SessionsController } from './sessions.controller.js';

@Global()
@Module({
  controllers: [SessionsController],
  providers: [Passwords, Login, SessionAuthentication],
  exports: [Passwords, SessionAuthentication],
})
export class IdentityModule {}

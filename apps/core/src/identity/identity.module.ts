import { Global, Module } from '@nestjs/common';
import { AccountSecurity } from './account-security.js';
import { AccountSessions } from './account-sessions.js';
import { Confirmation } from './confirmation.js';
import { Duties } from './duties.js';
import { IdentityHousekeeping } from './housekeeping.js';
import { Login } from './login.js';
import { LoginThrottle } from './login-throttle.js';
import { MeSecurityController } from './me-security.controller.js';
import { PasswordChange } from './password-change.js';
import { PasswordPolicy } from './password-policy.js';
import { Passwords } from './passwords.js';
import { RecoveryCodes } from './recovery-codes.js';
import { SecondFactors } from './second-factors.js';
import { SecurityController } from './security.controller.js';
import { SecuritySettingsStore } from './security-settings.js';
import { SessionAuthentication } from './session-authentication.js';
import { SessionsController } from './sessions.controller.js';
import { SingleSignOnController } from './single-sign-on.controller.js';
import { SingleSignOn } from './single-sign-on.js';
import { Standings } from './standings.js';

@Global()
@Module({
  controllers: [SessionsController, MeSecurityController, SecurityController, SingleSignOnController],
  providers: [
    SecuritySettingsStore,
    Passwords,
    PasswordPolicy,
    PasswordChange,
    LoginThrottle,
    Login,
    Duties,
    RecoveryCodes,
    SecondFactors,
    Confirmation,
    Standings,
    SessionAuthentication,
    AccountSessions,
    AccountSecurity,
    SingleSignOn,
    IdentityHousekeeping,
  ],
  exports: [Passwords, PasswordPolicy, SecuritySettingsStore, SessionAuthentication, AccountSessions, Confirmation],
})
export class IdentityModule {}

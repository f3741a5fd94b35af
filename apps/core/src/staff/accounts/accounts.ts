import { Injectable } from '@nestjs/common';
import {
  type Actor,
  type AuditAction,
  corePermissions,
  newId,
  type OneTimePassword,
  type RouteInput,
  type routes,
} from '@yige/contracts';
import { Database, DatabaseError } from '@yige/database';
import { accountOf, actorOf, type Caller } from '../../access/caller.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { Passwords } from '../../identity/passwords.js';
import { Clock } from '../../time/clock.js';
import { Administrators } from '../appointments/administrators.js';
import { AppointmentStore } from '../appointments/appointment-store.js';
import { staffProblems } from '../problems.js';
import { StaffScope } from '../staff-scope.js';
import { oneTimePassword } from './one-time-password.js';

type NewAccount = RouteInput<typeof routes.staff.create>['body'];
type Disabling = RouteInput<typeof routes.staff.setDisabled>['body'];

/**
 * Accounts of staff: who may log in. Those of administrators are the security administrator's, so that nobody who
 * makes accounts can take over an administrator's work.
 */
@Injectable()
export class Accounts {
  constructor(
    private readonly database: Database,
    private readonly store: AppointmentStore,
    private readonly administrators: Administrators,
    private readonly scope: StaffScope,
    private readonly passwords: Passwords,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async create(caller: Caller, { username, displayName, officePhone }: NewAccount): Promise<OneTimePassword> {
    const password = oneTimePassword();
    const hash = await this.passwords.hash(password);
    const accountId = newId();
    await this.database.transaction(() =>
      this.open({ accountId, username, displayName, officePhone }, hash, actorOf(caller)),
    );
    return { accountId, username, oneTimePassword: password };
  }

  /** Inside a unit of work: an account whose password is good for one login, after which it must be changed. */
  async open(
    { accountId, username, displayName, officePhone }: NewAccount & { accountId: string },
    passwordHash: string,
    actor: Actor,
  ): Promise<void> {
    await this.insert([accountId, username, displayName, passwordHash, false, true, this.clock.now()]);
    if (officePhone !== undefined) {
      await this.database.insertMany('staff_files', ['account_id', 'office_phone'], [[accountId, officePhone]]);
    }
    await this.record(actor, 'account.created', accountId);
  }

  async setDisabled(caller: Caller, accountId: string, { disabled, reason }: Disabling): Promise<void> {
    await this.database.transaction(async () => {
      await this.mustReach(caller, accountId, corePermissions.accountManage);
      if (await this.administrators.isAdministrator(accountId, this.clock.today()))
        throw staffProblems['account.administrator']();
      await this.database.execute('UPDATE accounts SET disabled = ? WHERE id = ?', [disabled, accountId]);
      if (disabled) await this.endSessions(accountId);
      await this.record(actorOf(caller), disabled ? 'account.disabled' : 'account.enabled', accountId, reason);
    });
  }

  /** For everybody but administrators. */
  resetPassword(caller: Caller, accountId: string): Promise<OneTimePassword> {
    return this.giveNewPassword(caller, accountId, { permission: corePermissions.accountManage, administrator: false });
  }

  /** For administrators, by the security administrator. */
  resetAdministratorPassword(caller: Caller, accountId: string): Promise<OneTimePassword> {
    const permission = corePermissions.administratorAppoint;
    return this.giveNewPassword(caller, accountId, { permission, administrator: true });
  }

  private async giveNewPassword(
    caller: Caller,
    accountId: string,
    { permission, administrator }: { permission: string; administrator: boolean },
  ): Promise<OneTimePassword> {
    const password = oneTimePassword();
    const hash = await this.passwords.hash(password);
    const username = await this.database.transaction(async () => {
      const name = await this.mustReach(caller, accountId, permission);
      if ((await this.administrators.isAdministrator(accountId, this.clock.today())) !== administrator) {
        throw staffProblems[administrator ? 'account.notAdministrator' : 'account.administrator']();
      }
      await this.database.execute(
        'UPDATE accounts SET password_hash = ?, must_change_password = 1, password_changed_at = ? WHERE id = ?',
        [hash, this.clock.now(), accountId],
      );
      await this.endSessions(accountId);
      await this.record(actorOf(caller), 'account.passwordReset', accountId);
      return name;
    });
    return { accountId, username, oneTimePassword: password };
  }

  /** The username; 404 outside the caller's units, 409 for one's own account. Locks the account. */
  private async mustReach(caller: Caller, accountId: string, permission: string): Promise<string> {
    const account = await this.store.lockPerson(accountId);
    if (account === null) throw staffProblems['staff.notFound']();
    await this.scope.mustReach(caller, permission, accountId, 'now');
    if (accountOf(caller)?.id === accountId) throw staffProblems['account.self']();
    return account.username;
  }

  private async insert(values: (string | boolean | Date)[]): Promise<void> {
    const columns = [
      'id',
      'username',
      'display_name',
      'password_hash',
      'disabled',
      'must_change_password',
      'created_at',
    ];
    try {
      await this.database.insertMany('accounts', columns, [values]);
    } catch (cause) {
      if (!(cause instanceof DatabaseError) || cause.code !== 'database.constraintViolated') throw cause;
      const message = { 'zh-CN': '换一个账号名', en: 'choose another username' };
      const errors = [{ pointer: '/body/username', code: 'taken', message }];
      throw staffProblems['account.usernameTaken']({ errors, cause });
    }
  }

  private async endSessions(accountId: string): Promise<void> {
    await this.database.execute('DELETE FROM sessions WHERE account_id = ?', [accountId]);
  }

  private record(actor: Actor, action: AuditAction, accountId: string, reason?: string): Promise<void> {
    const subject = { kind: 'account', id: accountId };
    return this.audit.record({ actor, action, subject, ...(reason === undefined ? {} : { reason }) });
  }
}

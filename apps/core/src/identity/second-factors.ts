import { Injectable } from '@nestjs/common';
import type { AuditAction, KnownProblem, SecondFactor } from '@yige/contracts';
import { Database } from '@yige/database';
import { actorOf, type StaffCaller } from '../access/caller.js';
import { AuditTrail, PLATFORM } from '../audit/audit-trail.js';
import { FieldCipher } from '../secrets/field-cipher.js';
import { Clock } from '../time/clock.js';
import { Duties } from './duties.js';
import { secondFactorProblems } from './problems.js';
import { RecoveryCodes } from './recovery-codes.js';
import { secondFactorPurpose } from './second-factor-purpose.js';
import { addressOf, newSecret, stepOf } from './totp.js';

interface Factor {
  secret: string;
  confirmedAt: Date | null;
}

/** Second factors: time-based one-time passwords of an authenticator (RFC 6238), and recovery codes. */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly codes: RecoveryCodes,
    private readonly duties: Duties,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async view(caller: StaffCaller): Promise<SecondFactor> {
    const factor = await this.find(caller.accountId);
    const active = factor?.confirmedAt ?? null;
    return {
      active: active !== null,
      since: active?.toISOString() ?? null,
      recoveryCodesLeft: active === null ? 0 : await this.codes.left(caller.accountId),
      required: this.isRequired(caller),
    };
  }

  async isActive(accountId: string): Promise<boolean> {
    const active = await this.database.queryOne(
      'SELECT account_id FROM second_factors WHERE account_id = ? AND confirmed_at IS NOT NULL',
      [accountId],
      (row) => row.text('account_id'),
    );
    return active !== null;
  }

  /** Begins, or begins again; nothing asks for the new secret until `confirm`. */
  async enrol(caller: StaffCaller): Promise<{ secret: string; uri: string }> {
    const secret = newSecret();
    const sealed = await this.cipher.seal(secret, secondFactorPurpose(caller.accountId));
    await this.database.transaction(async () => {
      if (await this.isActive(caller.accountId)) throw secondFactorProblems['secondFactor.active']();
      await this.database.execute('DELETE FROM second_factors WHERE account_id = ?', [caller.accountId]);
      await this.database.execute(
        `INSERT INTO second_factors (account_id, secret_sealed, created_at, confirmed_at, last_step)
         VALUES (?, ?, ?, NULL, 0)`,
        [caller.accountId, sealed, this.clock.now()],
      );
    });
    return { secret, uri: addressOf(secret, caller.username) };
  }

  async confirm(caller: StaffCaller, code: string): Promise<string[]> {
    const factor = await this.find(caller.accountId);
    if (factor === null) throw secondFactorProblems['secondFactor.notBegun']();
    if (factor.confirmedAt !== null) throw secondFactorProblems['secondFactor.active']();
    const step = stepOf(digitsOf(code), factor.secret, this.clock.now());
    if (step === null) throw wrongCode();
    return this.database.transaction(async () => {
      const { affectedRows } = await this.database.execute(
        'UPDATE second_factors SET confirmed_at = ?, last_step = ? WHERE account_id = ? AND confirmed_at IS NULL',
        [this.clock.now(), step, caller.accountId],
      );
      if (affectedRows === 0) throw secondFactorProblems['secondFactor.active']();
      await this.record(caller, caller.accountId, 'secondFactor.enabled');
      return this.codes.renew(caller.accountId);
    });
  }

  /** Whether a code of the authenticator or a recovery code is good; either is taken only once. */
  async take(accountId: string, code: string): Promise<boolean> {
    const factor = await this.find(accountId);
    if (factor === null || factor.confirmedAt === null) return false;
    const digits = digitsOf(code);
    if (!/^\d{6}$/.test(digits)) return this.takeRecoveryCode(accountId, code);
    const step = stepOf(digits, factor.secret, this.clock.now());
    if (step === null) return false;
    const { affectedRows } = await this.database.execute(
      'UPDATE second_factors SET last_step = ? WHERE account_id = ? AND last_step < ?',
      [step, accountId, step],
    );
    return affectedRows === 1;
  }

  renewRecoveryCodes(caller: StaffCaller): Promise<string[]> {
    return this.database.transaction(async () => {
      if (!(await this.isActive(caller.accountId))) throw secondFactorProblems['secondFactor.inactive']();
      await this.record(caller, caller.accountId, 'recoveryCodes.renewed');
      return this.codes.renew(caller.accountId);
    });
  }

  async disable(caller: StaffCaller): Promise<void> {
    if (this.isRequired(caller)) throw secondFactorProblems['secondFactor.required']();
    await this.remove(caller, caller.accountId, 'secondFactor.disabled');
  }

  /** Part of the caller's unit of work, if there is one. */
  async remove(caller: StaffCaller, accountId: string, action: AuditAction): Promise<void> {
    await this.database.transaction(async () => {
      const { affectedRows } = await this.database.execute('DELETE FROM second_factors WHERE account_id = ?', [
        accountId,
      ]);
      if (affectedRows === 0) throw secondFactorProblems['secondFactor.inactive']();
      await this.codes.clear(accountId);
      await this.record(caller, accountId, action);
    });
  }

  private takeRecoveryCode(accountId: string, code: string): Promise<boolean> {
    return this.database.transaction(async () => {
      const taken = await this.codes.take(accountId, code);
      const subject = { kind: 'account', id: accountId };
      if (taken) await this.audit.record({ actor: PLATFORM, action: 'recoveryCode.used', subject });
      return taken;
    });
  }

  private isRequired({ username, posts }: StaffCaller): boolean {
    return this.duties.needsSecondFactor(
      username,
      posts.map(({ role }) => role),
    );
  }

  private async find(accountId: string): Promise<Factor | null> {
    const row = await this.database.queryOne(
      'SELECT secret_sealed, confirmed_at FROM second_factors WHERE account_id = ?',
      [accountId],
      (raw) => ({ sealed: raw.text('secret_sealed'), confirmedAt: raw.instantOrNull('confirmed_at') }),
    );
    if (row === null) return null;
    return { secret: await this.cipher.open(row.sealed, secondFactorPurpose(accountId)), confirmedAt: row.confirmedAt };
  }

  private record(caller: StaffCaller, accountId: string, action: AuditAction): Promise<void> {
    return this.audit.record({ actor: actorOf(caller), action, subject: { kind: 'account', id: accountId } });
  }
}

function digitsOf(code: string): string {
  return code.replace(/\s/g, '');
}

function wrongCode(): KnownProblem {
  return secondFactorProblems['secondFactor.wrongCode']({
    detail: {
      'zh-CN': '动态码不对。看看手机上现在的 6 位数字，再输一次。',
      en: 'The code is wrong. Look at the six digits that the phone shows now, and enter them once more.',
    },
    errors: [{ pointer: '/body/otp', code: 'wrong', message: 'enter the six digits that the authenticator shows now' }],
  });
}

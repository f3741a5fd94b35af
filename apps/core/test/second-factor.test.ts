import { recoveryCodesSchema, routes, securitySettingsStateSchema } from '@yige/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Clock } from '../src/time/clock.js';
import { codeAt } from './support/authenticator.js';
import { idOf, PASSWORD } from './support/district.js';
import { codeOf } from './support/problems.js';
import { dialects, TestPlatform } from './support/test-platform.js';
import { TestVisitor } from './support/visitor.js';

const STEP = 30_000;
const factor = '/api/v1/me/second-factor';

describe.each(dialects)('second factor, on %s', (dialect) => {
  let platform: TestPlatform;
  let now: Date;
  beforeAll(async () => {
    platform = await TestPlatform.start(dialect);
  });
  afterAll(() => platform?.stop());
  beforeEach(async () => {
    vi.restoreAllMocks();
    for (const table of ['login_pairs', 'second_factors', 'recovery_codes']) {
      await platform.database.execute(`DELETE FROM ${table}`, []);
    }
    now = new Date();
    vi.spyOn(platform.application.get(Clock), 'now').mockImplementation(() => now);
  });

  const pass = (milliseconds: number) => {
    now = new Date(now.getTime() + milliseconds);
  };
  const visitorAs = async (username: string, otp?: string) => {
    const visitor = new TestVisitor(platform);
    expect((await visitor.logIn(username, PASSWORD, otp)).status).toBe(201);
    return visitor;
  };
  const begun = async (visitor: TestVisitor) => {
    const answer = await visitor.call('POST', factor);
    expect(answer.status).toBe(201);
    return routes.secondFactor.enrol.response.parse(await answer.json());
  };
  const enrolled = async (username: string) => {
    const visitor = await visitorAs(username);
    const { secret, uri } = await begun(visitor);
    expect(uri).toContain(`secret=${secret}`);
    const confirmed = await visitor.call('POST', `${factor}/confirm`, { otp: codeAt(secret, now) });
    expect(confirmed.status).toBe(200);
    const { recoveryCodes } = recoveryCodesSchema.parse(await confirmed.json());
    pass(STEP);
    return { visitor, secret, recoveryCodes };
  };
  const login = async (username: string, otp?: string) =>
    codeOf(await new TestVisitor(platform).logIn(username, PASSWORD, otp));

  it('asks for a code after the password, takes it with a phone a step off, and only once', async () => {
    const { secret } = await enrolled('worker.elm-1');
    expect(await login('worker.elm-1')).toBe('session.otpRequired');
    expect(await login('worker.elm-1', '000000')).toBe('session.wrongOtp');
    const before = codeAt(secret, new Date(now.getTime() - 2 * STEP));
    expect(await login('worker.elm-1', before)).toBe('session.wrongOtp');
    const code = codeAt(secret, now);
    expect(await login('worker.elm-1', `${code.slice(0, 3)} ${code.slice(3)}`)).toBe('201');
    expect(await login('worker.elm-1', code)).toBe('session.wrongOtp');
    expect(await login('worker.elm-1', codeAt(secret, new Date(now.getTime() + STEP)))).toBe('201');
    pass(3 * STEP);
    expect(await login('worker.elm-1', codeAt(secret, new Date(now.getTime() - STEP)))).toBe('201');
  });

  it('one code that two logins use at once lets one of them in', async () => {
    const { secret } = await enrolled('worker.elm-1');
    const otp = codeAt(secret, now);
    const codes = await Promise.all([1, 2, 3, 4].map(() => login('worker.elm-1', otp)));
    expect(codes.sort()).toEqual(['201', ...Array(3).fill('session.wrongOtp')]);
  });

  it('wrong codes lock like wrong passwords, and asking for a code forgives nothing', async () => {
    const { secret } = await enrolled('worker.elm-1');
    for (let time = 0; time < 5; time += 1) {
      expect(await login('worker.elm-1')).toBe('session.otpRequired');
      expect(await login('worker.elm-1', '000000')).toBe('session.wrongOtp');
    }
    expect(await login('worker.elm-1', codeAt(secret, now))).toBe('session.locked');
  });

  it('recovery codes open once each, written as one likes; new ones void the old', async () => {
    const { recoveryCodes, visitor } = await enrolled('worker.elm-1');
    expect(recoveryCodes).toHaveLength(10);
    const [first = '', second = ''] = recoveryCodes;
    expect(await login('worker.elm-1', first.toLowerCase().replaceAll('-', ' '))).toBe('201');
    expect(await login('worker.elm-1', first)).toBe('session.wrongOtp');
    expect(await (await visitor.get(factor)).json()).toMatchObject({ active: true, recoveryCodesLeft: 9 });
    const renewed = recoveryCodesSchema.parse(await (await visitor.call('POST', `${factor}/recovery-codes`)).json());
    expect(await login('worker.elm-1', second)).toBe('session.wrongOtp');
    expect(await login('worker.elm-1', renewed.recoveryCodes[0])).toBe('201');
    const stored = await platform.database.query('SELECT * FROM recovery_codes', [], (row) => row.text('code_hash'));
    expect(stored.join()).not.toContain(first.replaceAll('-', ''));
  });

  it('is not asked for until it is confirmed, and not set up over an active one', async () => {
    const visitor = await visitorAs('worker.oak-1');
    expect(await codeOf(await visitor.call('POST', `${factor}/confirm`, { otp: '123456' }))).toBe(
      'secondFactor.notBegun',
    );
    const { secret } = await begun(visitor);
    expect(await codeOf(await visitor.call('POST', `${factor}/confirm`, { otp: '12345x' }))).toBe(
      'secondFactor.wrongCode',
    );
    expect(await login('worker.oak-1')).toBe('201');
    expect((await visitor.call('POST', `${factor}/confirm`, { otp: codeAt(secret, now) })).status).toBe(200);
    expect(await codeOf(await visitor.call('POST', factor))).toBe('secondFactor.active');
    const sealed = await platform.database.query('SELECT secret_sealed FROM second_factors', [], (row) =>
      row.text('secret_sealed'),
    );
    expect(sealed.join()).not.toContain(secret);
  });

  it('is given up only after confirming with it, not with the password', async () => {
    const { visitor, secret } = await enrolled('worker.oak-1');
    pass(6 * 60_000);
    expect(await codeOf(await visitor.call('DELETE', factor))).toBe('session.confirmationRequired');
    const confirm = (proof: object) => visitor.call('POST', '/api/v1/sessions/current/confirm', proof);
    expect(await codeOf(await confirm({ password: PASSWORD }))).toBe('session.confirmationWrong');
    expect((await confirm({ otp: codeAt(secret, now) })).status).toBe(200);
    expect((await visitor.call('DELETE', factor)).status).toBe(204);
    expect(await login('worker.oak-1')).toBe('201');
  });

  it('the security administrator takes a lost one away, which ends the sessions and is audited', async () => {
    const { visitor } = await enrolled('worker.oak-1');
    const path = `/api/v1/security/accounts/${idOf('worker.oak-1')}/second-factor`;
    const system = await visitorAs('system');
    expect(await codeOf(await system.call('DELETE', path))).toBe('request.forbidden');
    const security = await visitorAs('security');
    expect((await security.call('DELETE', path)).status).toBe(204);
    expect(await codeOf(await security.call('DELETE', path))).toBe('secondFactor.inactive');
    expect((await visitor.get('/api/v1/me')).status).toBe(401);
    expect(await login('worker.oak-1')).toBe('201');
    const audited = await platform.database.query(
      "SELECT actor_id FROM audit_entries WHERE action = 'secondFactor.reset' AND subject_id = ?",
      [idOf('worker.oak-1')],
      (row) => row.text('actor_id'),
    );
    expect(audited).toEqual([idOf('security')]);
  });

  it('where administrators need one, they set it up before anything else, and cannot give it up', async () => {
    const security = await visitorAs('security');
    const { version, settings } = securitySettingsStateSchema.parse(
      await (await security.get('/api/v1/security/settings')).json(),
    );
    const change = (by: TestVisitor, on: number, totpRequiredFor: string) =>
      by.call('PUT', '/api/v1/security/settings', { version: on, settings: { ...settings, totpRequiredFor } });
    expect((await change(security, version, 'administrators')).status).toBe(200);

    const system = await visitorAs('system');
    expect(await codeOf(await system.get('/api/v1/portal'))).toBe('secondFactor.enrolmentRequired');
    expect(await (await system.get(factor)).json()).toMatchObject({ active: false, required: true });
    const { secret } = await begun(system);
    await system.call('POST', `${factor}/confirm`, { otp: codeAt(secret, now) });
    expect((await system.get('/api/v1/portal')).status).toBe(200);
    expect(await codeOf(await system.call('DELETE', factor))).toBe('secondFactor.required');
    expect((await (await visitorAs('worker.elm-1')).get('/api/v1/portal')).status).toBe(200);

    const { secret: own } = await begun(security);
    await security.call('POST', `${factor}/confirm`, { otp: codeAt(own, now) });
    expect((await change(security, version + 1, 'nobody')).status).toBe(200);
  });
});

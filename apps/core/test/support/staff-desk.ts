import { type Appointment, addDays, type Client, type ProblemError, type Role } from '@yige/contracts';
import { vi } from 'vitest';
import { Passwords } from '../../src/identity/passwords.js';
import { Clock } from '../../src/time/clock.js';
import { idOf, PASSWORD } from './district.js';
import type { TestPlatform } from './test-platform.js';

/** What tests of staff do again and again: make people, appoint them, and let days pass. */
export class StaffDesk {
  private constructor(
    private readonly platform: TestPlatform,
    readonly today: string,
    /** The system administrator of the district. */
    readonly system: Client,
    /** The official of the street `north`. */
    readonly official: Client,
  ) {}

  static async of(platform: TestPlatform): Promise<StaffDesk> {
    const today = platform.application.get(Clock).today();
    return new StaffDesk(platform, today, await platform.clientOf('system'), await platform.clientOf('official.north'));
  }

  /** From now on it is a day so many days later; sessions do not grow old with it. */
  moveBy(days: number): void {
    vi.spyOn(this.platform.application.get(Clock), 'today').mockReturnValue(addDays(this.today, days));
  }

  /** An account that can log in with the password of all, and has no post. */
  async newcomer(username: string): Promise<string> {
    const hash = await this.platform.application.get(Passwords).hash(PASSWORD);
    const { accountId } = await this.system.staff.create({ body: { username, displayName: username } });
    await this.platform.database.execute(
      'UPDATE accounts SET password_hash = ?, must_change_password = 0 WHERE id = ?',
      [hash, accountId],
    );
    return accountId;
  }

  async appoint(client: Client, accountId: string, role: Role, unit: string, more: object = {}): Promise<Appointment> {
    const post = { role, unitId: idOf(unit), validFrom: this.today, ...more };
    const { items } = await client.staff.appoint({ params: { accountId }, body: { appointments: [post] } });
    const [appointment] = items;
    if (appointment === undefined) throw new Error('Nobody was appointed');
    return appointment;
  }
}

/** The code of a refusal, then each fault with its place; `done` for what went through. */
export async function faultsOf(call: Promise<unknown>): Promise<string[]> {
  const error = await call.then(
    () => null,
    (reason: ProblemError) => reason,
  );
  return [error?.code ?? 'done', ...(error?.problem.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`)];
}

import { newId, type Role } from '@yige/contracts';
import { Passwords } from '../../src/identity/passwords.js';
import { UnitDirectory } from '../../src/org/unit-directory.js';
import { idOf, PASSWORD } from './district.js';
import type { TestPlatform } from './test-platform.js';

/** Makes members of staff as tests need them, each role in each unit once, and logs them in. */
export class StaffOf {
  private readonly cookies = new Map<string, Promise<string>>();
  private readonly hash: Promise<string>;

  constructor(private readonly platform: TestPlatform) {
    this.hash = platform.application.get(Passwords).hash(PASSWORD);
  }

  /** The session of somebody who holds the role in the unit of the test district. */
  cookie(role: Role, unit: string): Promise<string> {
    const name = `${role}.${unit}`;
    const known = this.cookies.get(name) ?? this.another(role, unit);
    this.cookies.set(name, known);
    return known;
  }

  /** The session of somebody new. */
  async another(role: Role, unit: string): Promise<string> {
    return this.platform.cookieOf((await this.account(role, unit)).username);
  }

  async account(role: Role, unit: string): Promise<{ id: string; username: string }> {
    const id = newId();
    const username = `${role}.${id.slice(-8)}`.toLowerCase();
    const number = this.platform.application.get(UnitDirectory).byId(idOf(unit))?.number ?? 0;
    const { database } = this.platform;
    await database.insertMany(
      'accounts',
      ['id', 'username', 'display_name', 'password_hash', 'disabled', 'created_at'],
      [[id, username, username, await this.hash, false, new Date()]],
    );
    await database.insertMany(
      'appointments',
      ['id', 'account_id', 'unit_number', 'role', 'valid_from', 'valid_to'],
      [[newId(), id, number, role, '2020-01-01', '9999-12-31']],
    );
    return { id, username };
  }
}

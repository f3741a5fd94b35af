import { type Matter, type MatterAct, type MatterAction, type NewMatter, newId, type Role } from '@yige/contracts';
import { placeholders } from '@yige/database';
import { idOf } from './district.js';
import { StaffOf } from './staff-of.js';
import type { Colleague } from './task-desk.js';
import type { TestPlatform } from './test-platform.js';

/** People of a test's own, and matters that they report and move on. */
export class MatterDesk {
  private readonly staff: StaffOf;

  constructor(private readonly platform: TestPlatform) {
    this.staff = new StaffOf(platform);
  }

  /** With a post in the unit itself, or in one of its bodies, agencies or partners. */
  async colleague(
    role: Role,
    unit: string,
    within?: { kind: 'body' | 'agency' | 'partner'; id: string },
  ): Promise<Colleague> {
    const account = await this.staff.account(role, unit);
    if (within !== undefined) {
      await this.platform.database.execute(`UPDATE appointments SET ${within.kind}_id = ? WHERE account_id = ?`, [
        within.id,
        account.id,
      ]);
    }
    return { ...account, client: await this.platform.clientOf(account.username) };
  }

  report({ client }: Pick<Colleague, 'client'>, fields: Partial<NewMatter> = {}): Promise<Matter> {
    const place = { unitId: idOf('elm-1') };
    return client.matters.report({
      body: { title: '单元门坏了', category: 'publicFacilities', place, ...fields },
      idempotencyKey: newId(),
    });
  }

  async act(
    { client }: Pick<Colleague, 'client'>,
    { id }: { id: string },
    action: MatterAction,
    body: MatterAct = {},
  ): Promise<Matter | null> {
    return (await client.matters.act({ params: { id, action }, body })).matter;
  }

  /** Matters whose steps lie in somebody's box, each once for every task. */
  async mattersInBox({ client }: Pick<Colleague, 'client'>, box: 'mine' | 'unit'): Promise<string[]> {
    const { items } = await client.tasks.list({ query: { box, type: 'core:matter', limit: 200 } });
    const ids = items.map(({ id }) => id);
    if (ids.length === 0) return [];
    return this.platform.database.query(
      `SELECT matter_id FROM matter_inbox WHERE task_id IN (${placeholders(ids)})`,
      ids,
      (row) => row.text('matter_id'),
    );
  }

  /** Sets the deadline of a step into the past. */
  async lapse(id: string): Promise<void> {
    await this.platform.database.execute('UPDATE matters SET due_at = ? WHERE id = ?', [
      new Date('2020-01-02T00:00:00.000Z'),
      id,
    ]);
  }
}

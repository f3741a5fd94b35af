import { Injectable } from '@nestjs/common';
import { corePermissions } from '@yige/contracts';
import { Database } from '@yige/database';
import type { UnitNumbers } from '../access/scope.js';
import { LiveHints } from '../live/live-hints.js';
import type { MatterRow } from './matter-rows.js';

/** Tells those who see a matter that it changed, as `MatterAccess` has it, in the unit of work of the change. */
@Injectable()
export class MatterHints {
  constructor(
    private readonly database: Database,
    private readonly hints: LiveHints,
  ) {}

  /** `units`: where it lies from now on. Whoever had its step until now hears of it by the task that ends. */
  async changed({ id, summary: { reporter }, units: before }: MatterRow, units: UnitNumbers = before): Promise<void> {
    const hands = await this.database.query(
      `SELECT account_id FROM matter_inbox WHERE matter_id = ? AND account_id IS NOT NULL
       UNION SELECT account_id FROM matter_handlers WHERE matter_id = ?`,
      [id, id],
      (row) => row.text('account_id'),
    );
    const accounts = reporter.kind === 'staff' ? [...hands, reporter.id] : hands;
    const permission = corePermissions.matterOversee;
    await this.hints.publishAll([
      ...[before, units].map((place) => ({
        topic: 'matter' as const,
        id,
        audience: { units: place, permission },
      })),
      { topic: 'matter', id, audience: { accounts } },
    ]);
  }
}

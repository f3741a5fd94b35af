import { Injectable } from '@nestjs/common';
import { Database, placeholders } from '@yige/database';
import { Clock } from '../../time/clock.js';

export interface CurrentAbsence {
  lastDay: string;
  deputy: { id: string; name: string };
}

/** Who is away today, and who does their work. */
@Injectable()
export class CurrentAbsences {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async of(accountIds: readonly string[]): Promise<Map<string, CurrentAbsence>> {
    if (accountIds.length === 0) return new Map();
    const today = this.clock.today();
    const rows = await this.database.query(
      `SELECT s.account_id, s.last_day, s.deputy_id, d.display_name FROM absences s JOIN accounts d ON d.id = s.deputy_id
       WHERE s.account_id IN (${placeholders(accountIds)}) AND s.first_day <= ? AND s.last_day >= ?`,
      [...accountIds, today, today],
      (row) => ({
        accountId: row.text('account_id'),
        lastDay: row.text('last_day'),
        deputy: { id: row.text('deputy_id'), name: row.text('display_name') },
      }),
    );
    return new Map(rows.map(({ accountId, ...absence }) => [accountId, absence]));
  }
}

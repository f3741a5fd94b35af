import { Injectable } from '@nestjs/common';
import { addMonths, type DepartureKind, departureKindSchema } from '@yige/contracts';
import { Database } from '@yige/database';
import { actorOf, type Caller } from '../../access/caller.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { Clock } from '../../time/clock.js';
import { retentionProblems } from './problems.js';
import { ruleOf } from './retention-rules.js';

export type YearsKept = Record<DepartureKind, number>;

/** How long records are kept here: the rule, or what the district lengthened it to. */
@Injectable()
export class RetentionSettings {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async years(): Promise<YearsKept> {
    const rows = await this.database.query('SELECT departure, years FROM retention_settings', [], (row) => ({
      departure: departureKindSchema.parse(row.text('departure')),
      years: row.integer('years'),
    }));
    const today = this.clock.today();
    const of = (departure: DepartureKind) => {
      const { years, most } = ruleOf(departure, today);
      const set = rows.find((row) => row.departure === departure)?.years ?? years;
      // A rule that became stricter counts, whatever was set before.
      return Math.min(most, Math.max(years, set));
    };
    return { movedAway: of('movedAway'), deceased: of('deceased') };
  }

  async change(caller: Caller, departure: DepartureKind, years: number, reason: string): Promise<void> {
    const { years: least, most } = ruleOf(departure, this.clock.today());
    if (years < least || years > most) {
      throw retentionProblems['retention.outOfBounds']({
        errors: [{ pointer: '/body/years', code: 'outOfBounds', message: `from ${least} to ${most} years` }],
      });
    }
    await this.database.transaction(async () => {
      await this.database.execute('DELETE FROM retention_settings WHERE departure = ?', [departure]);
      await this.database.execute('INSERT INTO retention_settings (departure, years, changed_at) VALUES (?, ?, ?)', [
        departure,
        years,
        this.clock.now(),
      ]);
      await this.audit.record({
        actor: actorOf(caller),
        action: 'retention.changed',
        subject: { kind: 'retention', id: departure },
        reason,
        details: { years },
      });
    });
  }
}

/** The first day on which a record is erased. */
export function dueOn(departedOn: string, years: number, leastYears: number): string {
  return addMonths(departedOn, 12 * Math.max(years, leastYears));
}

/** The last departure that has been kept for so long on a day. */
export function departedBefore(day: string, years: number, leastYears: number): string {
  return addMonths(day, -12 * Math.max(years, leastYears));
}

import { Injectable } from '@nestjs/common';
import {
  addDays,
  addMonths,
  Clock,
  Database,
  innermostOf,
  newId,
  Recurring,
  readUnitPath,
  Settings,
  type SqlValue,
  type UnitPath,
  unitValues,
} from '@yige/plugin-sdk/server';
import { type DuesCategory, duesCategorySchema } from '../../contract/dues.js';
import { plugin } from '../../plugin.js';
import { duesOf, duesRulesOn } from '../../rules/dues-rates.js';
import { laterOf } from '../days.js';

/** Months that are looked at again, for what a plugin that was down has missed. */
const LOOKED_BACK = 12;
const AT_ONCE = 500;

interface Charge {
  memberId: string;
  organisationId: string;
  units: UnitPath;
  category: DuesCategory;
  baseFen: number;
}

/**
 * Works out what each member owes for a month. It is owed where somebody belongs on its first day; whoever is accepted in the
 * month owes it too, from the branch meeting on. A transfer within the month leaves it with the organisation of its first day.
 */
@Injectable()
export class DuesCharging {
  constructor(
    private readonly database: Database,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  @Recurring({ name: 'dues', every: 'month', at: '05:00' })
  async chargeAll(): Promise<void> {
    for (const month of this.monthsSince(addMonths(this.clock.today(), 1 - LOOKED_BACK).slice(0, 7))) {
      for (let after: string | undefined = ''; after !== undefined; ) {
        const charges: Charge[] = await this.chargesOf(month, { sql: 's.member_id > ?', parameters: [after] });
        await this.write(month, charges);
        after = charges.length === AT_ONCE ? charges.at(-1)?.memberId : undefined;
      }
    }
  }

  /** Inside a unit of work that has the member to itself. */
  async anew(memberId: string, fromMonth: string): Promise<void> {
    await this.database.execute('DELETE FROM dues WHERE member_id = ? AND month >= ?', [memberId, fromMonth]);
    const first = await this.firstMonthOf(memberId);
    if (first === null) return;
    for (const month of this.monthsSince(laterOf(fromMonth, first))) {
      await this.write(month, await this.chargesOf(month, { sql: 's.member_id = ?', parameters: [memberId] }));
    }
  }

  /** Who has left owes nothing for the months whose first day they belonged no more; `day` is the first without membership. */
  async dropFrom(memberId: string, day: string): Promise<void> {
    const lastMonth = addDays(day, -1).slice(0, 7);
    await this.database.execute('DELETE FROM dues WHERE member_id = ? AND month > ?', [memberId, lastMonth]);
  }

  /** In which membership began; null where there is none. */
  private async firstMonthOf(memberId: string): Promise<string | null> {
    const since = await this.database.queryOne(
      'SELECT MIN(begins_on) AS since FROM member_spans WHERE member_id = ?',
      [memberId],
      (row) => row.textOrNull('since'),
    );
    return since?.slice(0, 7) ?? null;
  }

  private monthsSince(month: string): string[] {
    const months: string[] = [];
    const last = this.clock.today().slice(0, 7);
    for (let each = month; each <= last; each = addMonths(`${each}-01`, 1).slice(0, 7)) months.push(each);
    return months;
  }

  private chargesOf(month: string, whose: { sql: string; parameters: readonly SqlValue[] }): Promise<Charge[]> {
    const first = `${month}-01`;
    const end = addMonths(first, 1);
    return this.database.query(
      `SELECT s.member_id, s.organisation_id, o.district_id, o.street_id, o.community_id, o.grid_id, b.category, b.base_fen
       FROM member_spans s JOIN organisations o ON o.id = s.organisation_id
       JOIN dues_bases b ON b.member_id = s.member_id AND b.from_month = (
         SELECT MAX(x.from_month) FROM dues_bases x WHERE x.member_id = s.member_id AND x.from_month <= ?)
       WHERE ${whose.sql} AND ((s.begins_on <= ? AND s.ends_on > ?)
         OR (s.beginning = 'accepted' AND s.begins_on > ? AND s.begins_on < ?))
       ORDER BY s.member_id LIMIT ${AT_ONCE}`,
      [month, ...whose.parameters, first, first, first, end],
      (row) => ({
        memberId: row.text('member_id'),
        organisationId: row.text('organisation_id'),
        units: readUnitPath(row),
        category: duesCategorySchema.parse(row.text('category')),
        baseFen: row.integer('base_fen'),
      }),
    );
  }

  /** A month that is there already stays as it is. */
  private async write(month: string, charges: readonly Charge[]): Promise<void> {
    const rows: SqlValue[][] = [];
    for (const { memberId, organisationId, units, category, baseFen } of charges) {
      const { farmerDues } = await this.settings.of(plugin, innermostOf(units));
      const amountFen = duesOf({ category, baseFen, farmerFen: farmerDues }, duesRulesOn(`${month}-01`));
      rows.push([newId(), ...unitValues(units), memberId, organisationId, month, category, baseFen, amountFen]);
    }
    await this.database.insertMany(
      'dues',
      [
        ...['id', 'district_id', 'street_id', 'community_id', 'grid_id', 'member_id', 'organisation_id', 'month'],
        ...['category', 'base_fen', 'amount_fen'],
      ],
      rows,
      { ignoreDuplicates: true },
    );
  }
}

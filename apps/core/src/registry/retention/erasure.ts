import { Injectable } from '@nestjs/common';
import { coreEvents, departureKindSchema, newId } from '@yige/contracts';
import { Database } from '@yige/database';
import { AuditTrail, PLATFORM } from '../../audit/audit-trail.js';
import { Clock } from '../../time/clock.js';
import { aliasesOf } from '../aliases.js';
import { Numbers } from '../numbers.js';
import { RegistryEvents } from '../registry-events.js';
import { HomesOfErased } from './homes-of-erased.js';
import { NOT_HELD } from './legal-holds.js';
import { personalTables } from './personal-data.js';
import { Redaction } from './redaction.js';
import { ruleOf } from './retention-rules.js';
import { type OpenedRecord, SealedRows } from './sealed-rows.js';
import { WorkOfErased } from './work-of-erased.js';

/**
 * Erases one sealed record, all of it in one unit of work: killed anywhere, it is either still whole or gone, and the
 * next round takes it up. The audit keeps its entries: they hold the id, which then leads nowhere.
 */
@Injectable()
export class Erasure {
  constructor(
    private readonly database: Database,
    private readonly rows: SealedRows,
    private readonly numbers: Numbers,
    private readonly homes: HomesOfErased,
    private readonly work: WorkOfErased,
    private readonly events: RegistryEvents,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Answers whether it was still there and nothing held it. */
  erase(id: string): Promise<boolean> {
    return this.database.transaction(async () => {
      await this.database.execute('UPDATE sealed_people SET sealed_at = sealed_at WHERE id = ?', [id]);
      const departure = await this.database.queryOne(
        `SELECT s.departure, s.departed_on FROM sealed_people s WHERE s.id = ? AND ${NOT_HELD}`,
        [id, this.clock.today()],
        (row) => ({ kind: departureKindSchema.parse(row.text('departure')), on: row.text('departed_on') }),
      );
      if (departure === null) return false;
      const record = await this.rows.open(id);
      const redaction = await this.redactionOf(id, record);
      await this.homes.forget(id, redaction);
      await this.work.forget(id, redaction);
      const { outcome } = ruleOf(departure.kind, this.clock.today());
      if (outcome === 'anonymised') await this.count(id, record, departure.on);
      for (const { table, column, only } of personalTables) {
        await this.database.execute(`DELETE FROM ${table} WHERE ${column} = ?${only ? ` AND ${only}` : ''}`, [id]);
      }
      await this.events.recordChanged(coreEvents.personErased, id);
      await this.audit.record({
        actor: PLATFORM,
        action: 'person.erased',
        subject: { kind: 'person', id },
        details: { outcome },
      });
      return true;
    });
  }

  private async redactionOf(id: string, { name, idNumber, phone }: OpenedRecord): Promise<Redaction> {
    const aliases = await aliasesOf(this.database, id);
    const phones = (await this.numbers.furtherPhones(id)).map((further) => further.phone);
    return new Redaction([name, idNumber, phone, ...aliases, ...phones]);
  }

  /** Year of birth, sex and unit, under an id that is new. */
  private async count(id: string, { birthDate, sex }: OpenedRecord, departedOn: string): Promise<void> {
    const units = 'district_id, street_id, community_id, grid_id';
    await this.database.execute(
      `INSERT INTO anonymous_people (id, birth_year, sex, departed_year, ${units})
       SELECT ?, ?, ?, ?, ${units} FROM sealed_people WHERE id = ?`,
      [newId(), Number(birthDate.slice(0, 4)), sex, Number(departedOn.slice(0, 4)), id],
    );
  }
}

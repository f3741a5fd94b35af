import { Injectable } from '@nestjs/common';
import { coreEvents, departureKindSchema, newId } from '@yige/contracts';
import { Database, placeholders } from '@yige/database';
import { AuditTrail, PLATFORM } from '../../audit/audit-trail.js';
import { Clock } from '../../time/clock.js';
import { aliasesOf } from '../aliases.js';
import { MergedPeople } from '../duplicates/merged-people.js';
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
    private readonly merged: MergedPeople,
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
      // Whoever was merged into this person is the same one: what is kept under the other id goes too.
      const ids = await this.merged.idsOf(id);
      const redaction = await this.redactionOf(ids, record);
      for (const each of ids) {
        await this.homes.forget(each, redaction);
        await this.work.forget(each, redaction);
      }
      const { outcome } = ruleOf(departure.kind, this.clock.today());
      if (outcome === 'anonymised') await this.count(id, record, departure.on);
      for (const each of ids) await this.forget(each);
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

  private async forget(id: string): Promise<void> {
    const merges = 'SELECT id FROM person_merges WHERE from_id = ? OR into_id = ?';
    for (const table of ['person_merge_sides', 'person_merge_rows']) {
      await this.database.execute(`DELETE FROM ${table} WHERE merge_id IN (${merges})`, [id, id]);
    }
    await this.database.execute('DELETE FROM person_merges WHERE from_id = ? OR into_id = ?', [id, id]);
    for (const { table, column, only } of personalTables) {
      await this.database.execute(`DELETE FROM ${table} WHERE ${column} = ?${only ? ` AND ${only}` : ''}`, [id]);
    }
  }

  private async redactionOf(ids: readonly string[], { name, idNumber, phone }: OpenedRecord): Promise<Redaction> {
    const words = [name, idNumber, phone];
    for (const id of ids) {
      words.push(...(await aliasesOf(this.database, id)));
      words.push(...(await this.numbers.furtherPhones(id)).map((further) => further.phone));
    }
    const sides = await this.database.query(
      `SELECT s.name FROM person_merge_sides s JOIN person_merges m ON m.id = s.merge_id
       WHERE m.into_id IN (${placeholders(ids)})`,
      ids,
      (row) => row.text('name'),
    );
    return new Redaction([...words, ...sides]);
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

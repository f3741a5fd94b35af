import { Injectable } from '@nestjs/common';
import {
  coreEvents,
  corePermissions,
  departureKindSchema,
  type LegalHold,
  newId,
  normalizeIdNumber,
  type Page,
  type SealedRecord,
  type SealedRecordSummary,
} from '@yige/contracts';
import { Database, placeholders, type RawRow, type SqlValue } from '@yige/database';
import { actorOf, type Caller } from '../../access/caller.js';
import { revealProblems } from '../../access/problems.js';
import { innermostOf, scopeCondition, type UnitNumbers } from '../../access/scope.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { decodeCursor, encodeCursor } from '../../http/cursor.js';
import { pageOf } from '../../http/page.js';
import { OPEN_END } from '../../org/entities.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { BlindIndex } from '../../secrets/blind-index.js';
import { Clock } from '../../time/clock.js';
import { readUnitNumbers } from '../person-rows.js';
import { RegistryEvents } from '../registry-events.js';
import { LegalHolds } from './legal-holds.js';
import { retentionProblems } from './problems.js';
import { ruleOf } from './retention-rules.js';
import { dueOn, RetentionSettings, type YearsKept } from './retention-settings.js';
import { SealedRows } from './sealed-rows.js';

const RECORD_SQL = `
  SELECT s.id, s.departure, s.departed_on, s.least_years, s.district_id, s.street_id, s.community_id, s.grid_id
  FROM sealed_people s`;

/** A sealed record and where it belongs. */
interface LocatedRecord {
  summary: Omit<SealedRecordSummary, 'holds'>;
  units: UnitNumbers;
}

/** Sealed records of the caller's units: listed without names, opened and unsealed for a reason. */
@Injectable()
export class SealedRecords {
  constructor(
    private readonly database: Database,
    private readonly directory: UnitDirectory,
    private readonly settings: RetentionSettings,
    private readonly holds: LegalHolds,
    private readonly rows: SealedRows,
    private readonly blindIndex: BlindIndex,
    private readonly events: RegistryEvents,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async list(
    caller: Caller,
    { cursor, limit }: { cursor?: string | undefined; limit: number },
  ): Promise<Page<SealedRecordSummary>> {
    const after = cursor === undefined ? [] : [decodeCursor(cursor, ['id']).id];
    const found = await this.read(caller, after.length === 0 ? '1 = 1' : 's.id < ?', after, limit + 1);
    const { items, next } = pageOf(found, limit, ({ summary }) => encodeCursor({ id: summary.personId }, ['id']));
    return { items: await this.withHolds(items), next };
  }

  async find(caller: Caller, idNumber: string, reason: string): Promise<SealedRecordSummary | null> {
    const candidates = await this.blindIndex.candidates(normalizeIdNumber(idNumber), 'idNumber');
    const marks = placeholders(candidates);
    const [record] = await this.read(caller, `s.id_number_index IN (${marks})`, candidates, 1);
    if (record !== undefined) await this.refuseNaming(record.summary.personId, reason);
    await this.database.transaction(() =>
      this.audit.record({
        actor: actorOf(caller),
        action: 'sealedRecord.found',
        ...(record === undefined ? {} : { subject: { kind: 'person', id: record.summary.personId } }),
        reason,
      }),
    );
    return record === undefined ? null : ((await this.withHolds([record]))[0] ?? null);
  }

  async get(caller: Caller, id: string): Promise<SealedRecordSummary> {
    const [summary] = await this.withHolds([await this.located(caller, id)]);
    if (summary === undefined) throw retentionProblems['sealedRecord.notFound']();
    return summary;
  }

  async open(caller: Caller, id: string, reason: string): Promise<SealedRecord> {
    return this.database.transaction(async () => {
      const { units } = await this.hold(caller, id, reason);
      const { idNumber, phone, name, sex, birthDate, documentType } = await this.rows.open(id);
      await this.note(caller, 'sealedRecord.opened', id, units, reason);
      return { ...(await this.get(caller, id)), name, sex, birthDate, documentType, idNumber, phone };
    });
  }

  /** The record is back in the registry, served by the unit of before. Where they live now is recorded next. */
  async unseal(caller: Caller, id: string, reason: string): Promise<void> {
    await this.database.transaction(async () => {
      const { units } = await this.hold(caller, id, reason);
      await this.rows.unseal(id);
      const unit = this.directory.unitsOfRow(units);
      await this.database.insertMany(
        'person_relations',
        ['id', 'person_id', 'kind', 'valid_from', 'valid_to', 'source', 'unit_number'],
        [[...[newId(), id, 'serviceResponsibility', this.clock.today(), OPEN_END, '启封'], innermostOf(unit)]],
      );
      await this.holds.liftAll(id);
      await this.events.recordChanged(coreEvents.personUnsealed, id);
      await this.note(caller, 'sealedRecord.unsealed', id, units, reason);
    });
  }

  /**
   * Inside a unit of work: the record, which is neither erased nor unsealed by anybody else until then. The reason goes
   * into the audit, which outlives the record: it must not name anybody.
   */
  async hold(caller: Caller, id: string, reason: string): Promise<LocatedRecord> {
    await this.database.execute('UPDATE sealed_people SET sealed_at = sealed_at WHERE id = ?', [id]);
    const record = await this.located(caller, id);
    await this.refuseNaming(id, reason);
    return record;
  }

  private async refuseNaming(id: string, reason: string): Promise<void> {
    const { name, idNumber } = await this.rows.open(id);
    if (reason.includes(name) || (idNumber !== null && reason.includes(idNumber))) {
      const message = 'say why, without the resident’s name or number';
      throw revealProblems['reveal.namesResident']({ errors: [{ pointer: '/body/reason', code: 'name', message }] });
    }
  }

  async note(
    caller: Caller,
    action: 'sealedRecord.opened' | 'sealedRecord.unsealed' | 'legalHold.placed' | 'legalHold.lifted',
    id: string,
    units: UnitNumbers,
    reason: string,
  ): Promise<void> {
    await this.audit.record({
      actor: actorOf(caller),
      action,
      subject: { kind: 'person', id },
      unit: innermostOf(units),
      reason,
    });
  }

  private async located(caller: Caller, id: string): Promise<LocatedRecord> {
    const [record] = await this.read(caller, 's.id = ?', [id], 1);
    if (record === undefined) throw retentionProblems['sealedRecord.notFound']();
    return record;
  }

  private async read(
    caller: Caller,
    condition: string,
    parameters: SqlValue[],
    limit: number,
  ): Promise<LocatedRecord[]> {
    const within = scopeCondition(this.directory.scopeOf(caller, corePermissions.sealedRecordOpen), 's');
    const years = await this.settings.years();
    return this.database.query(
      `${RECORD_SQL} WHERE ${condition} AND ${within.sql} ORDER BY s.id DESC LIMIT ${limit}`,
      [...parameters, ...within.parameters],
      (row) => this.readRecord(row, years),
    );
  }

  private readRecord(row: RawRow, years: YearsKept): LocatedRecord {
    const units = readUnitNumbers(row);
    const departure = departureKindSchema.parse(row.text('departure'));
    const departedOn = row.text('departed_on');
    return {
      units,
      summary: {
        personId: row.text('id'),
        departure,
        departedOn,
        unitName: this.directory.fullNameOf(this.directory.unitsOfRow(units)),
        outcome: ruleOf(departure, this.clock.today()).outcome,
        dueOn: dueOn(departedOn, years[departure], row.integer('least_years')),
      },
    };
  }

  private async withHolds(records: readonly LocatedRecord[]): Promise<SealedRecordSummary[]> {
    const holds = await this.holds.of(records.map(({ summary }) => summary.personId));
    const none: LegalHold[] = [];
    return records.map(({ summary }) => ({ ...summary, holds: holds.get(summary.personId) ?? none }));
  }
}

import { Injectable } from '@nestjs/common';
import { Clock, Database, newId, type UnitPath, unitValues } from '@yige/plugin-sdk/server';
import type { ServiceSource } from '../../contract/hours.js';
import { TimeBank } from '../bank/time-bank.js';

export interface NewRecord {
  personId: string;
  units: UnitPath;
  source: ServiceSource;
  sourceId: string;
  taskId?: string;
  what: string;
  servedOn: string;
  minutes: number;
  reason?: string;
  recordedBy: string;
  /** Left out: it waits until somebody certifies it. */
  certifiedBy?: string;
}

interface Correction {
  minutes: number;
  reason: string;
  by: string;
}

interface CorrectedRecord
  extends Pick<NewRecord, 'personId' | 'source' | 'sourceId' | 'what' | 'servedOn' | 'minutes'> {
  id: string;
  units: UnitPath;
  taskId: string | null;
  isCertified: boolean;
}

const COLUMNS = [
  ...['id', 'person_id', 'district_id', 'street_id', 'community_id', 'grid_id', 'source', 'source_id', 'task_id'],
  ...['what', 'served_on', 'minutes', 'state', 'replaces_id', 'before_minutes', 'reason', 'recorded_by_name'],
  ...['recorded_at', 'certified_by_name', 'certified_at'],
];

/**
 * Writes records of service: who organises records, who records certifies (志愿服务记录与证明出具办法（试行）, 民政部令第67号).
 * Certified minutes are saved in the time bank in the same unit of work.
 */
@Injectable()
export class ServiceRecords {
  constructor(
    private readonly database: Database,
    private readonly bank: TimeBank,
    private readonly clock: Clock,
  ) {}

  /** Joins the unit of work of what it records. */
  async add(record: NewRecord, at = this.clock.now()): Promise<string> {
    const id = newId();
    const { certifiedBy = null } = record;
    await this.database.transaction(async () => {
      await this.database.insertMany('service_records', COLUMNS, [
        [
          ...[id, record.personId, ...unitValues(record.units), record.source, record.sourceId, record.taskId ?? null],
          ...[record.what, record.servedOn, record.minutes, certifiedBy === null ? 'waiting' : 'certified', null, null],
          ...[record.reason ?? null, record.recordedBy, at, certifiedBy, certifiedBy === null ? null : at],
        ],
      ]);
      if (certifiedBy !== null) await this.save(id, record.personId, record.minutes, certifiedBy, at);
    });
    return id;
  }

  /** Makes a waiting record final; answers whether it still waited. */
  certify(id: string, { personId, minutes }: { personId: string; minutes: number }, by: string): Promise<boolean> {
    return this.database.transaction(async () => {
      const { affectedRows } = await this.database.execute(
        `UPDATE service_records SET state = 'certified', certified_by_name = ?, certified_at = ?
         WHERE id = ? AND state = 'waiting'`,
        [by, this.clock.now(), id],
      );
      if (affectedRows === 0) return false;
      await this.save(id, personId, minutes, by);
      return true;
    });
  }

  /**
   * A certified record in place of another one, which stays as it was and is marked as replaced; demands that are still open
   * are about the new one. The time bank gets the difference, or all of it where nothing was certified before. Answers null
   * where somebody certified or corrected it since it was read; throws 422 `timeBank.balanceTooLow` where minutes that are to
   * go were called on already.
   */
  correct(record: CorrectedRecord, { minutes, reason, by }: Correction): Promise<string | null> {
    return this.database.transaction(async () => {
      const { affectedRows } = await this.database.execute(
        "UPDATE service_records SET state = 'replaced' WHERE id = ? AND state = ?",
        [record.id, record.isCertified ? 'certified' : 'waiting'],
      );
      if (affectedRows === 0) return null;
      const id = newId();
      const now = this.clock.now();
      await this.database.insertMany('service_records', COLUMNS, [
        [
          ...[id, record.personId, ...unitValues(record.units), record.source, record.sourceId, record.taskId],
          ...[record.what, record.servedOn, minutes, 'certified', record.id, record.minutes, reason, by, now, by, now],
        ],
      ]);
      await this.database.execute(
        "UPDATE correction_demands SET record_id = ? WHERE record_id = ? AND state = 'open'",
        [id, record.id],
      );
      if (record.isCertified) {
        const change = minutes - record.minutes;
        await this.bank.correct({ key: `record:${id}`, personId: record.personId, minutes: change, by });
      } else {
        await this.save(id, record.personId, minutes, by);
      }
      return id;
    });
  }

  private save(id: string, personId: string, minutes: number, by: string, at = this.clock.now()): Promise<void> {
    return this.bank.earn({ key: `record:${id}`, personId, minutes, by, at });
  }
}

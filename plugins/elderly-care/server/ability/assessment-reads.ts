import { Injectable } from '@nestjs/common';
import { type Caller, Clock, Database, newId } from '@yige/plugin-sdk/server';

const SHOWN = 10;

/** Who read of an elder's ability: kept with the assessments, since that is asked of sensitive data. */
@Injectable()
export class AssessmentReads {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Without an assessment: the levels of all of them. */
  async keep(caller: Caller, personId: string, assessmentId: string | null): Promise<void> {
    await this.database.insertMany(
      'assessment_reads',
      ['id', 'person_id', 'assessment_id', 'read_by', 'read_by_name', 'read_at'],
      [[newId(), personId, assessmentId, caller.accountId, caller.name, this.clock.now()]],
    );
  }

  /** Of one assessment, the last first. */
  latest(assessmentId: string): Promise<{ by: string; at: string }[]> {
    return this.database.query(
      `SELECT read_by_name, read_at FROM assessment_reads WHERE assessment_id = ? ORDER BY id DESC LIMIT ${SHOWN}`,
      [assessmentId],
      (row) => ({ by: row.text('read_by_name'), at: row.instant('read_at').toISOString() }),
    );
  }
}

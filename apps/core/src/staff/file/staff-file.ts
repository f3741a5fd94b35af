import { Injectable } from '@nestjs/common';
import {
  type Actor,
  type AuditAction,
  addDays,
  type Education,
  educationSchema,
  type NewQualification,
  type NewTraining,
  newId,
  type Qualification,
  qualificationKindSchema,
  type RouteInput,
  type routes,
  type Training,
} from '@yige/contracts';
import { Database, type RawRow, type SqlValue } from '@yige/database';
import { actorOf, type Caller } from '../../access/caller.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { OPEN_END } from '../../org/entities.js';
import { Clock } from '../../time/clock.js';
import { staffProblems } from '../problems.js';

/** How long before its end a qualification or a post is said to end soon, in days. */
export const ENDS_SOON = 60;
const MINUTES = 60;

type Changes = RouteInput<typeof routes.staff.update>['body'];

export interface StaffFileFacts {
  education: Education | null;
  joinedOn: string | null;
}

/** What is on file of somebody: education, qualifications, trainings. Callers have checked whom they may touch. */
@Injectable()
export class StaffFile {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  qualifications(accountId: string): Promise<Qualification[]> {
    const today = this.clock.today();
    return this.database.query(
      'SELECT * FROM staff_qualifications WHERE account_id = ? ORDER BY issued_on DESC, id DESC',
      [accountId],
      (row) => readQualification(row, today),
    );
  }

  trainings(accountId: string): Promise<Training[]> {
    return this.database.query(
      'SELECT * FROM staff_trainings WHERE account_id = ? ORDER BY completed_on DESC, id DESC',
      [accountId],
      readTraining,
    );
  }

  async update(actor: Actor, accountId: string, changes: Changes): Promise<void> {
    const { displayName, ...facts } = changes;
    await this.database.transaction(async () => {
      if (displayName !== undefined) {
        await this.database.execute('UPDATE accounts SET display_name = ? WHERE id = ?', [displayName, accountId]);
      }
      await this.write(accountId, [
        ['office_phone', facts.officePhone],
        ['education', facts.education],
        ['joined_on', facts.joinedOn],
      ]);
      // Which facts, not what they say: education is internal.
      await this.record(actor, 'staff.updated', accountId, { fields: Object.keys(changes) });
    });
  }

  async addQualification(caller: Caller, accountId: string, given: NewQualification): Promise<Qualification> {
    if (given.validTo !== undefined && given.validTo <= given.issuedOn) {
      throw staffProblems['qualification.endBeforeBegin']({ errors: [END_BEFORE_BEGIN] });
    }
    const id = newId();
    const validTo = given.validTo ?? OPEN_END;
    await this.database.transaction(async () => {
      const known = await this.qualifications(accountId);
      if (known.some(({ title, issuedOn }) => title === given.title && issuedOn === given.issuedOn)) {
        throw staffProblems['qualification.duplicate']();
      }
      await this.database.insertMany(
        'staff_qualifications',
        ['id', 'account_id', 'kind', 'title', 'number', 'issued_on', 'valid_to'],
        [[id, accountId, given.kind, given.title, given.number ?? null, given.issuedOn, validTo]],
      );
      await this.record(actorOf(caller), 'qualification.added', accountId, { qualificationId: id, kind: given.kind });
    });
    return describeQualification({ ...given, id, number: given.number ?? null, validTo }, this.clock.today());
  }

  async removeQualification(caller: Caller, accountId: string, id: string): Promise<void> {
    await this.database.transaction(async () => {
      if (!(await this.remove('staff_qualifications', accountId, id))) throw staffProblems['qualification.notFound']();
      await this.record(actorOf(caller), 'qualification.removed', accountId, { qualificationId: id });
    });
  }

  async addTraining(caller: Caller, accountId: string, given: NewTraining): Promise<Training> {
    const id = newId();
    await this.database.transaction(async () => {
      const known = await this.trainings(accountId);
      if (known.some(({ title, completedOn }) => title === given.title && completedOn === given.completedOn)) {
        throw staffProblems['training.duplicate']();
      }
      await this.database.insertMany(
        'staff_trainings',
        ['id', 'account_id', 'title', 'minutes', 'completed_on'],
        [[id, accountId, given.title, given.hours * MINUTES, given.completedOn]],
      );
      await this.record(actorOf(caller), 'training.added', accountId, { trainingId: id });
    });
    return { id, ...given };
  }

  async removeTraining(caller: Caller, accountId: string, id: string): Promise<void> {
    await this.database.transaction(async () => {
      if (!(await this.remove('staff_trainings', accountId, id))) throw staffProblems['training.notFound']();
      await this.record(actorOf(caller), 'training.removed', accountId, { trainingId: id });
    });
  }

  private async write(accountId: string, values: [column: string, value: SqlValue | undefined][]): Promise<void> {
    const given = values.flatMap(([column, value]) => (value === undefined ? [] : [{ column, value }]));
    if (given.length === 0) return;
    await this.database.insertMany('staff_files', ['account_id'], [[accountId]], { ignoreDuplicates: true });
    await this.database.execute(
      `UPDATE staff_files SET ${given.map(({ column }) => `${column} = ?`).join(', ')} WHERE account_id = ?`,
      [...given.map(({ value }) => value), accountId],
    );
  }

  private async remove(
    table: 'staff_qualifications' | 'staff_trainings',
    accountId: string,
    id: string,
  ): Promise<boolean> {
    const sql = `DELETE FROM ${table} WHERE id = ? AND account_id = ?`;
    return (await this.database.execute(sql, [id, accountId])).affectedRows > 0;
  }

  private record(
    actor: Actor,
    action: AuditAction,
    accountId: string,
    details: Record<string, string | string[]>,
  ): Promise<void> {
    return this.audit.record({ actor, action, subject: { kind: 'account', id: accountId }, details });
  }
}

const END_BEFORE_BEGIN = {
  pointer: '/body/validTo',
  code: 'endBeforeBegin',
  message: { 'zh-CN': '有效期要在发证日期之后', en: 'It must expire after the day of issue' },
};

interface StoredQualification extends Omit<Qualification, 'validTo' | 'state'> {
  validTo: string;
}

function readQualification(row: RawRow, today: string): Qualification {
  return describeQualification(
    {
      id: row.text('id'),
      kind: qualificationKindSchema.parse(row.text('kind')),
      title: row.text('title'),
      number: row.textOrNull('number'),
      issuedOn: row.text('issued_on'),
      validTo: row.text('valid_to'),
    },
    today,
  );
}

function describeQualification(
  { id, kind, title, number, issuedOn, validTo }: StoredQualification,
  today: string,
): Qualification {
  const state = validTo <= today ? 'expired' : validTo <= addDays(today, ENDS_SOON) ? 'expiring' : 'valid';
  return { id, kind, title, number, issuedOn, validTo: validTo === OPEN_END ? null : validTo, state };
}

function readTraining(row: RawRow): Training {
  return {
    id: row.text('id'),
    title: row.text('title'),
    hours: row.integer('minutes') / MINUTES,
    completedOn: row.text('completed_on'),
  };
}

/** Education and first day of work of a row of `staff_files`. */
export function readFacts(row: RawRow): StaffFileFacts {
  return {
    education: educationSchema.nullable().parse(row.textOrNull('education')),
    joinedOn: row.textOrNull('joined_on'),
  };
}

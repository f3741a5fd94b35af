import { Injectable } from '@nestjs/common';
import { type Caller, Database, PluginProblem, type RawRow } from '@yige/plugin-sdk/server';
import type { z } from 'zod';
import {
  type AssessmentLine,
  abilityAnswersSchema,
  abilityLevelSchema,
  assessmentReasonSchema,
  type assessmentSchema,
  type historyAnswerSchema,
} from '../../ability-contract.js';
import { AssessmentReads } from './assessment-reads.js';
import { Drafts } from './drafts.js';
import { ElderWithin, READ_ABILITY } from './elder-within.js';

const COLUMNS = [
  ...['id', 'person_id', 'assessed_on', 'reason', 'answers', 'level', 'assessed_by_name', 'second_assessor'],
  'signed_at',
].join(', ');

/** What assessments found, of elders whom the caller has. Whoever reads it is kept. */
@Injectable()
export class Assessments {
  constructor(
    private readonly database: Database,
    private readonly elders: ElderWithin,
    private readonly drafts: Drafts,
    private readonly reads: AssessmentReads,
  ) {}

  async history(caller: Caller, personId: string): Promise<z.output<typeof historyAnswerSchema>> {
    const elder = await this.elders.find(caller, READ_ABILITY, personId);
    if (elder === null) return { history: null };
    const assessments = await this.database.query(
      `SELECT ${COLUMNS} FROM assessments WHERE person_id = ? ORDER BY id DESC LIMIT 20`,
      [personId],
      readLine,
    );
    const draft = await this.drafts.find(personId);
    if (assessments.length > 0) await this.reads.keep(caller, personId, null);
    const begun = draft && { savedBy: draft.savedBy };
    return { history: { personId, due: elder.assessmentDue, draft: begun, assessments } };
  }

  async one(caller: Caller, id: string): Promise<z.output<typeof assessmentSchema>> {
    const found = await this.database.queryOne(`SELECT ${COLUMNS} FROM assessments WHERE id = ?`, [id], (row) => ({
      ...readLine(row),
      personId: row.text('person_id'),
      answers: row.json('answers', (value) => abilityAnswersSchema.parse(value)),
      signedAt: row.instant('signed_at').toISOString(),
    }));
    if (found === null) throw notFound();
    const { personId } = found;
    await this.elders.unitOf(caller, READ_ABILITY, personId);
    const newer = await this.database.queryOne(
      'SELECT id FROM assessments WHERE person_id = ? AND id > ? LIMIT 1',
      [personId, id],
      () => true,
    );
    const name = await this.elders.nameOf(caller, personId);
    await this.reads.keep(caller, personId, id);
    return { ...found, name, superseded: newer === true, reads: await this.reads.latest(id) };
  }
}

function readLine(row: RawRow): AssessmentLine {
  return {
    id: row.text('id'),
    assessedOn: row.text('assessed_on'),
    reason: assessmentReasonSchema.parse(row.text('reason')),
    level: abilityLevelSchema.parse(row.text('level')),
    assessors: [row.text('assessed_by_name'), row.text('second_assessor')],
  };
}

const notFound = () =>
  new PluginProblem(404, 'assessment.notFound', {
    title: { 'zh-CN': '没有这次评估', en: 'There is no such assessment' },
  });

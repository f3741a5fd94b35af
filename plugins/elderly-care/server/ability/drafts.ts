import { Injectable } from '@nestjs/common';
import { type Caller, Clock, Database, PluginProblem } from '@yige/plugin-sdk/server';
import type { z } from 'zod';
import {
  type AssessmentForm,
  assessmentFormSchema,
  type draftAnswerSchema,
  type draftSchema,
  type saveDraftSchema,
} from '../../ability-contract.js';
import { AssessmentReads } from './assessment-reads.js';
import { ASSESS, ElderWithin } from './elder-within.js';

type Draft = z.output<typeof draftSchema> & { savedById: string };

/** Keeps assessments under way (whoever opens another’s is kept as a reader), so that one begun at the bedside is taken up at a desk: one of each elder. */
@Injectable()
export class Drafts {
  constructor(
    private readonly database: Database,
    private readonly elders: ElderWithin,
    private readonly reads: AssessmentReads,
    private readonly clock: Clock,
  ) {}

  async open(caller: Caller, personId: string): Promise<z.output<typeof draftAnswerSchema>> {
    await this.elders.unitOf(caller, ASSESS, personId);
    const before = await this.database.queryOne(
      'SELECT id FROM assessments WHERE person_id = ? LIMIT 1',
      [personId],
      () => true,
    );
    const name = await this.elders.nameOf(caller, personId);
    const found = await this.find(personId);
    if (found === null) return { name, assessedBefore: before === true, draft: null };
    const { savedById, ...draft } = found;
    if (savedById !== caller.accountId) await this.reads.keep(caller, personId, null);
    return { name, assessedBefore: before === true, draft };
  }

  /** Answers the new version. Of two assessors at once the one who saves on what the other has changed is refused. */
  async save(
    caller: Caller,
    personId: string,
    { version, ...form }: z.output<typeof saveDraftSchema>,
  ): Promise<number> {
    await this.elders.unitOf(caller, ASSESS, personId);
    const values = [JSON.stringify(form), caller.accountId, caller.name, this.clock.now()];
    const saved = await (version === 0 ? this.begin(personId, values) : this.renew(personId, version, values));
    if (!saved) throw draftChanged();
    return version + 1;
  }

  async drop(caller: Caller, personId: string, version: number): Promise<void> {
    await this.elders.unitOf(caller, ASSESS, personId);
    if (!(await this.remove(personId, version))) throw draftChanged();
  }

  /** Takes it away to be signed; inside the unit of work that signs it, so that of two only one gets it. */
  async take(personId: string, version: number): Promise<AssessmentForm> {
    const draft = await this.find(personId);
    if (draft === null || !(await this.remove(personId, version))) throw draftChanged();
    return draft;
  }

  async find(personId: string): Promise<Draft | null> {
    return this.database.queryOne(
      'SELECT version, form, saved_by, saved_by_name FROM assessment_drafts WHERE person_id = ?',
      [personId],
      (row) => ({
        personId,
        ...row.json('form', (value) => assessmentFormSchema.parse(value)),
        version: row.integer('version'),
        savedById: row.text('saved_by'),
        savedBy: row.text('saved_by_name'),
      }),
    );
  }

  private async begin(personId: string, values: (string | Date)[]): Promise<boolean> {
    const added = await this.database.insertMany(
      'assessment_drafts',
      ['person_id', 'version', 'form', 'saved_by', 'saved_by_name', 'saved_at'],
      [[personId, 1, ...values]],
      { ignoreDuplicates: true },
    );
    return added === 1;
  }

  private async renew(personId: string, version: number, values: (string | Date)[]): Promise<boolean> {
    const { affectedRows } = await this.database.execute(
      `UPDATE assessment_drafts SET form = ?, saved_by = ?, saved_by_name = ?, saved_at = ?, version = version + 1
       WHERE person_id = ? AND version = ?`,
      [...values, personId, version],
    );
    return affectedRows === 1;
  }

  private async remove(personId: string, version: number): Promise<boolean> {
    const { affectedRows } = await this.database.execute(
      'DELETE FROM assessment_drafts WHERE person_id = ? AND version = ?',
      [personId, version],
    );
    return affectedRows === 1;
  }
}

const draftChanged = () =>
  new PluginProblem(409, 'assessment.draftChanged', {
    title: { 'zh-CN': '这份评估刚被别人改过或签过', en: 'Somebody has just changed or signed this assessment' },
    detail: {
      'zh-CN': '重新打开，看过现在的内容再接着填。',
      en: 'Open it again, look at what it says now, and go on from there.',
    },
  });

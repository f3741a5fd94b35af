import { Injectable } from '@nestjs/common';
import { type Caller, Clock, Database, newId, PluginProblem, Settings } from '@yige/plugin-sdk/server';
import type { AbilityLevel, AssessmentForm } from '../../ability-contract.js';
import { plugin } from '../../plugin.js';
import { abilityRulesOn, assess, openItems, overscored } from '../../rules/ability-assessment.js';
import { AbilityStanding } from './ability-standing.js';
import { Drafts } from './drafts.js';
import { ASSESS, ElderWithin } from './elder-within.js';
import { AssessmentEntity } from './entities.js';

interface FieldFault {
  pointer: string;
  code: string;
  message: string;
}

/** Makes a draft final. What is signed stays as it is: a newer assessment corrects it. */
@Injectable()
export class SignAssessment {
  constructor(
    private readonly database: Database,
    private readonly elders: ElderWithin,
    private readonly drafts: Drafts,
    private readonly standing: AbilityStanding,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  /** Signs the draft of this version as it was saved; answers the assessment's id. */
  async sign(caller: Caller, personId: string, version: number): Promise<string> {
    const unitId = await this.elders.unitOf(caller, ASSESS, personId);
    // Before the unit of work: while core answers, nobody waits for it.
    const local = await this.settings.of(plugin, unitId);
    return this.database.transaction(async () => {
      const form = await this.drafts.take(personId, version);
      const level = this.levelOf(form, caller);
      const { assessedOn, reason, secondAssessor, answers } = form;
      const id = newId();
      await this.database.repository(AssessmentEntity).insert({
        ...{ id, personId, assessedOn, reason, answers, level, secondAssessor },
        ...{ assessedBy: caller.accountId, assessedByName: caller.name, signedAt: this.clock.now() },
      });
      await this.standing.bringUpToDate(personId, local);
      return id;
    });
  }

  /** Throws 422 that names all that is open or wrong. */
  private levelOf({ assessedOn, secondAssessor, answers }: AssessmentForm, caller: Caller): AbilityLevel {
    const rules = abilityRulesOn(assessedOn);
    const faults: FieldFault[] = [
      ...openItems(answers, rules).map((item) => fault(`answers/scores/${item}`, 'open', 'not answered yet')),
      ...overscored(answers, rules).map(({ item, max }) =>
        fault(`answers/scores/${item}`, 'tooBig', `has ${max} points at most`),
      ),
      ...(assessedOn > this.clock.today() ? [fault('assessedOn', 'future', 'lies in the future')] : []),
      ...(secondAssessor === '' || secondAssessor === caller.name
        ? [fault('secondAssessor', 'another', 'the standard asks for two assessors: name the other one')]
        : []),
    ];
    const { level } = assess(answers, rules);
    if (faults.length > 0 || level === null) throw notWhole(faults);
    return level;
  }
}

function fault(field: string, code: string, message: string): FieldFault {
  return { pointer: `/draft/${field}`, code, message };
}

const notWhole = (errors: FieldFault[]) =>
  new PluginProblem(422, 'assessment.notWhole', {
    title: { 'zh-CN': '还有没填好的，填完再签', en: 'Something is open: complete it, then sign' },
    errors,
  });

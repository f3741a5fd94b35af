import { Injectable } from '@nestjs/common';
import {
  addDays,
  Clock,
  Database,
  instantAt,
  newId,
  People,
  PluginConfiguration,
  Settings,
} from '@yige/plugin-sdk/server';
import type { AbilityAnswers, AssessmentForm } from '../../ability-contract.js';
import { plugin } from '../../plugin.js';
import { abilityRulesOn, assess } from '../../rules/ability-assessment.js';
import { AbilityStanding } from '../ability/ability-standing.js';
import { AssessmentEntity } from '../ability/entities.js';
import { bornBefore } from '../visits/visit-plan.js';

/** The community of the demo district whose elders are assessed. */
const COMMUNITY = '爱民佳苑社区';
const ASSESSED = 48;
const WORKER = { id: newId(), name: '孙悦' };
const DOCTOR = '沈立群';

/** Invented assessments of the last two months and of a year ago, and one that is not finished, for a demo district. */
@Injectable()
export class DemoAssessments {
  constructor(
    private readonly people: People,
    private readonly database: Database,
    private readonly standing: AbilityStanding,
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly configuration: PluginConfiguration,
  ) {}

  /** The first time, once the register has elders. */
  async assessOnce(): Promise<void> {
    const known = await this.database.queryOne('SELECT id FROM assessments LIMIT 1', [], () => true);
    if (known === true) return;
    const chosen = await this.choose();
    const local = await this.settings.of(plugin);
    await this.database.transaction(async () => {
      for (const [index, personId] of chosen.entries()) {
        if (index === 0) await this.leaveOpen(personId);
        else await this.assess(personId, index);
        await this.standing.bringUpToDate(personId, local);
      }
    });
  }

  /** Of the oldest who live with others: how they are visited then follows from the assessment. */
  private async choose(): Promise<string[]> {
    const found: { id: string; birthDate: string }[] = [];
    for await (const { id, birthDate, householdSize, unitName } of this.people.list({
      bornBefore: bornBefore(this.clock.today()),
    })) {
      if (householdSize !== 1 && unitName.startsWith(COMMUNITY)) found.push({ id, birthDate });
    }
    found.sort((one, other) => (one.birthDate < other.birthDate ? -1 : 1));
    return found.slice(0, ASSESSED).map(({ id }) => id);
  }

  private async assess(personId: string, index: number): Promise<void> {
    // Every sixth a year ago, so that some are due again.
    const assessedOn = addDays(this.clock.today(), index % 6 === 0 ? -355 - (index % 5) * 6 : -2 - index);
    const answers = answersOf(index);
    const rules = abilityRulesOn(assessedOn);
    await this.database.repository(AssessmentEntity).insert({
      ...{ id: newId(), personId, assessedOn, reason: 'first', answers },
      ...{ level: assess(answers, rules).level ?? 'intact', assessedBy: WORKER.id, assessedByName: WORKER.name },
      ...{ secondAssessor: DOCTOR, signedAt: instantAt(assessedOn, '15:20', this.configuration.timeZone) },
    });
  }

  private async leaveOpen(personId: string): Promise<void> {
    const { scores, ...rest } = answersOf(9);
    const form: AssessmentForm = {
      ...{ assessedOn: this.clock.today(), reason: 'first', secondAssessor: '' },
      answers: { ...rest, scores: Object.fromEntries(Object.entries(scores).slice(0, 12)) },
    };
    await this.database.insertMany(
      'assessment_drafts',
      ['person_id', 'version', 'form', 'saved_by', 'saved_by_name', 'saved_at'],
      [[personId, 1, JSON.stringify(form), WORKER.id, WORKER.name, this.clock.now()]],
    );
  }
}

/** Some able, most mildly disabled, a few severely; every fifth fell twice, every ninth has dementia. */
function answersOf(index: number): AbilityAnswers {
  const missing = [0, 6, 12, 3, 22, 9, 41, 15, 4, 30][index % 10] ?? 0;
  let left = missing;
  const items = abilityRulesOn('9999-12-31').groups.flatMap((group) => group.items);
  const scores = Object.fromEntries(
    items.map(({ name, maximum }, position) => {
      const less = Math.min(left, maximum, 1 + ((index + position) % 3));
      left -= less;
      return [name, maximum - less];
    }),
  );
  return {
    ...{ scores, coma: false },
    diagnoses: index % 9 === 4 ? ['dementia'] : [],
    riskEvents: index % 5 === 2 ? { fall: 2 } : {},
  };
}

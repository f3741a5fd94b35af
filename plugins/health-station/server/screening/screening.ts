import { Injectable } from '@nestjs/common';
import {
  type Caller,
  Clock,
  Database,
  innermostOf,
  isInScope,
  newId,
  People,
  type PersonSummary,
  PluginProblem,
  Settings,
} from '@yige/plugin-sdk/server';
import { type ScreeningForm, type ScreeningStanding, screeningSchema } from '../../contract.js';
import { plugin } from '../../plugin.js';
import { hypertensionRulesOn } from '../../rules/hypertension.js';
import { screenedBornBy } from '../readings/follow-up-plan.js';
import { refuseFuture } from '../readings/own-day.js';
import { RECORD } from '../readings/record-follow-up.js';
import { NOT_DUE, ScreeningStandings } from './screening-standings.js';

/** Residents of 35 and more who are no patients are measured once a year (35 岁以上居民血压筛查). */
@Injectable()
export class Screening {
  constructor(
    private readonly database: Database,
    private readonly people: People,
    private readonly standings: ScreeningStandings,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** Null for whoever is too young, or not the caller's to screen. */
  async standingOf(caller: Caller, personId: string): Promise<ScreeningStanding | null> {
    const person = await this.personOf(caller, personId);
    if (person === null || person.birthDate > screenedBornBy(this.clock.today())) return null;
    const today = this.clock.today();
    const found = await this.database.queryOne(
      'SELECT last_on, outcome, raised_days, follow_up_due FROM screened WHERE person_id = ?',
      [personId],
      (row) => ({
        lastOn: row.text('last_on'),
        outcome: screeningSchema.parse(row.text('outcome')),
        raisedDays: row.integer('raised_days'),
        followUpDue: row.text('follow_up_due'),
      }),
    );
    const { days } = hypertensionRulesOn(today).screening;
    if (found === null) {
      return { personId, done: false, lastOn: null, outcome: null, raisedDays: 0, of: days, followUpDue: null };
    }
    const { lastOn, followUpDue } = found;
    const done = lastOn >= `${today.slice(0, 4)}-01-01`;
    return { ...found, personId, done, of: days, followUpDue: followUpDue === NOT_DUE ? null : followUpDue };
  }

  async record(caller: Caller, personId: string, form: ScreeningForm): Promise<void> {
    const { on, systolic, diastolic, pulse = null } = form;
    refuseFuture(on, this.clock.today());
    const person = await this.personOf(caller, personId);
    if (person === null) throw unknown();
    if (person.birthDate > screenedBornBy(on)) throw tooYoung(hypertensionRulesOn(on).screening.age);
    if (await this.standings.isPatient(personId)) throw isPatient();
    // Before the unit of work: while core answers, nobody waits for it.
    const local = await this.settings.of(plugin, innermostOf(person.units));
    await this.database.transaction(() =>
      this.standings.add(
        {
          ...{ id: newId(), personId, units: person.units, systolic, diastolic, pulse, on },
          by: { id: caller.accountId, name: caller.name },
        },
        local,
      ),
    );
  }

  /** 排除: looked into it and found no hypertension. Whoever has it is enrolled. */
  async settle(caller: Caller, personId: string): Promise<void> {
    if ((await this.personOf(caller, personId)) === null) throw unknown();
    const settled = await this.database.transaction(() => this.standings.settle(personId));
    if (!settled) throw nothingToSettle();
  }

  private async personOf(caller: Caller, personId: string): Promise<PersonSummary | null> {
    const person = (await this.people.among([personId], caller)).get(personId);
    return person !== undefined && isInScope(caller.scopeFor(RECORD), person.units) ? person : null;
  }
}

const unknown = () =>
  new PluginProblem(404, 'screening.personUnknown', {
    title: { 'zh-CN': '没有这个人', en: 'There is no such person' },
  });
const tooYoung = (age: number) =>
  new PluginProblem(422, 'screening.tooYoung', {
    title: { 'zh-CN': `血压筛查从 ${age} 岁起`, en: `Screening begins at ${age}` },
  });
const isPatient = () =>
  new PluginProblem(409, 'screening.isPatient', {
    title: { 'zh-CN': '已经登记为患者，请记随访', en: 'They are a patient already: record a follow-up' },
  });
const nothingToSettle = () =>
  new PluginProblem(409, 'screening.nothingToSettle', {
    title: { 'zh-CN': '没有等着确诊的筛查结果', en: 'No screening waits to be looked into' },
  });

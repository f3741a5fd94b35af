import { Injectable } from '@nestjs/common';
import { assistingBodies } from '@yige/contracts';
import { Database } from '@yige/database';
import { innermostOf, type Scope, scopeIncludes } from '../../access/scope.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { Clock } from '../../time/clock.js';
import { gateProblems } from '../problems.js';
import type { AdmissionBook } from './admission-book.js';
import { AdmissionUse } from './admission-use.js';
import { type Arrival, countedUnit, type Passed, type Refused, type Verdict } from './arrival.js';
import { type ExceptionBook, ExceptionUse } from './exception-use.js';
import { FollowedCases, type Following } from './followed-cases.js';
import { GateRefusals } from './gate-refusals.js';
import { exemptionOf } from './gate-rules.js';
import { monthOf, periodOf } from './period.js';
import { isGovernmentWork, WORK_STATION, WorkStations } from './work-stations.js';

/**
 * 准入关口: what a bureau sends to communities passes only within an admission — its time, units, rounds and money — or
 * under an urgent exception. It is asked in the unit of work that makes the tasks, so that what it counts is counted
 * exactly if they are made. One task or ten thousand, it reads and writes a bounded number of times.
 */
@Injectable()
export class AdmissionGate {
  constructor(
    private readonly database: Database,
    private readonly admissions: AdmissionUse,
    private readonly exceptions: ExceptionUse,
    private readonly cases: FollowedCases,
    private readonly refusals: GateRefusals,
    private readonly stations: WorkStations,
    private readonly units: UnitDirectory,
    private readonly clock: Clock,
  ) {}

  /**
   * Lets each task pass or says what is missing, in the order given: the first ones have the rounds and the money.
   * `ownWork`: where what the sender sends is the community's own. A refused task counts nothing.
   */
  async passAll(ownWork: Scope, arrivals: readonly Arrival[]): Promise<Verdict[]> {
    const { verdicts, admissions, exceptions } = await this.judge(ownWork, arrivals, false);
    await this.admissions.write(admissions);
    await this.exceptions.write(exceptions);
    const passed = arrivals.flatMap((arrival, index): [Arrival, Passed][] => {
      const verdict = verdicts[index];
      return verdict?.kind === 'passed' ? [[arrival, verdict]] : [];
    });
    const today = this.clock.today();
    await this.database.insertMany(
      'task_gates',
      [
        ...['task_id', 'pass', 'admission_id', 'exception_id', 'parent_task_id', 'followed_kinds'],
        ...['period_key', 'round_key', 'month', 'counted_unit'],
      ],
      passed.map(([{ taskId, parentTaskId, units, round }, { pass, admission, exceptionId, chain }]) => [
        ...[taskId, pass, admission?.id ?? null, exceptionId, parentTaskId ?? null],
        chain.length === 0 ? null : JSON.stringify(chain),
        ...(admission === null
          ? [null, null, null, null]
          : [periodOf(today, admission.frequency.period), round, monthOf(today), countedUnit(units)]),
      ]),
    );
    await this.giveToStations(passed);
    return verdicts;
  }

  /** What it would say now. Nothing is counted, and nobody waits. */
  async foresee(ownWork: Scope, arrivals: readonly Arrival[]): Promise<Verdict[]> {
    return (await this.judge(ownWork, arrivals, true)).verdicts;
  }

  private async judge(ownWork: Scope, arrivals: readonly Arrival[], dry: boolean) {
    const following = await this.cases.of(arrivals);
    const exempt = arrivals.map((arrival) => this.withoutAdmission(ownWork, arrival, following(arrival)));
    const gated = arrivals.filter((_, index) => exempt[index] === null);
    const admissions = await this.admissions.open(gated, dry);
    const exceptions = await this.exceptions.open(gated);
    const explain = this.refusals.explaining();
    const verdicts: Verdict[] = [];
    for (const [index, arrival] of arrivals.entries()) {
      const verdict = exempt[index] ?? this.byBooks(arrival, admissions, exceptions);
      verdicts.push(verdict ?? { kind: 'refused', problem: await explain(arrival) });
    }
    return { verdicts, admissions, exceptions };
  }

  /** Null for what needs an admission. */
  private withoutAdmission(ownWork: Scope, { type, units, body }: Arrival, following: Following): Verdict | null {
    if (following.kind === 'refused') return following;
    const pass = exemptionOf({
      gate: type.declaration.gate,
      toCommunity: units.community !== null || units.grid !== null,
      byCommunity: scopeIncludes(ownWork, units),
      followsCase: following.kind === 'case',
    });
    if (pass === null) return null;
    const chain = following.kind === 'case' ? following.chain : [];
    return { kind: 'passed', pass, admission: null, exceptionId: null, promisedFen: 0, body: body ?? null, chain };
  }

  /** Null where neither admission nor exception covers it. */
  private byBooks(arrival: Arrival, admissions: AdmissionBook, exceptions: ExceptionBook): Verdict | null {
    const around = new Set([...this.units.lineOf(innermostOf(arrival.units))].map(({ number }) => number));
    const body = arrival.body ?? null;
    const found = admissions.find(arrival, around);
    if (found !== null && 'admission' in found) {
      const { admission, promiseFen: promisedFen } = found;
      if (admission.duty === 'lead' && isCommittees(arrival)) return committeeAssists();
      admissions.count(found, arrival);
      return { kind: 'passed', pass: 'admission', admission, exceptionId: null, promisedFen, body, chain: [] };
    }
    const exceptionId = exceptions.find(arrival, around);
    if (exceptionId !== null) {
      // Nobody has said that the community only assists.
      if (isCommittees(arrival)) return committeeAssists();
      exceptions.count(exceptionId);
      return { kind: 'passed', pass: 'exception', admission: null, exceptionId, promisedFen: 0, body, chain: [] };
    }
    return found === null ? null : refused(found);
  }

  /**
   * Government work goes to the work station where there is one. Whoever is named outright keeps the task: as the station's
   * if they work there.
   */
  private async giveToStations(passed: readonly [Arrival, Passed][]): Promise<void> {
    const government = passed.filter(
      ([{ assignee }, { pass, body }]) =>
        isGovernmentWork(pass) && body === null && (assignee === undefined || assignee.through.has(WORK_STATION)),
    );
    const numbers = [...new Set(government.flatMap(([{ units }]) => [units.community, units.grid]))];
    const places = numbers.filter((number) => number !== null);
    if (places.length === 0) return;
    const stations = await this.stations.among(places);
    for (const [{ units }, verdict] of government) {
      if (stations.has(units.community) || stations.has(units.grid)) verdict.body = WORK_STATION;
    }
  }
}

/** A committee is named for it, or somebody who does it for a committee only. */
function isCommittees({ body, assignee }: Arrival): boolean {
  if (body !== undefined) return assistingBodies.has(body);
  if (assignee === undefined) return false;
  return [...assignee.through].every((through) => through !== null && assistingBodies.has(through));
}

function committeeAssists(): Refused {
  return refused(gateProblems['admission.committeeAssists']());
}

function refused(problem: Refused['problem']): Refused {
  return { kind: 'refused', problem };
}

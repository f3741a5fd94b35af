import type { KnownProblem } from '@yige/contracts';
import type { AdmissionRow } from '../admission-rows.js';
import { type Arrival, countedUnit, subjectOf } from './arrival.js';
import { fundsUsed, roundHasIt, roundsUsed } from './gate-refusals.js';
import { periodOf } from './period.js';

/** An admission that a task may use, and what that would add to its promises, in fen. */
export interface Use {
  admission: AdmissionRow;
  promiseFen: number;
}

/** What the database holds of the admissions in force, as far as some tasks may need it. */
export interface BookEntries {
  /** Those that end first come first. */
  admissions: readonly AdmissionRow[];
  unitsOf: ReadonlyMap<string, ReadonlySet<number>>;
  /** Rounds used, by admission. */
  used: ReadonlyMap<string, number>;
  /** Rounds of these tasks that had begun, as `<admission> <round>`. */
  begun: ReadonlySet<string>;
  /** Communities that were promised something before, as `<admission> <round> <community>`. */
  promised: ReadonlySet<string>;
  /** Tasks that a round has brought somebody or a unit, as `<admission> <round> <subject>`. */
  had: ReadonlyMap<string, number>;
}

export interface CountedPromise {
  admissionId: string;
  period: string;
  round: string;
  community: number;
  cases: number;
  amountFen: number;
}

/**
 * Rounds and money of the admissions in force, counted in memory task by task: what was asked of the database once is
 * written to it once, however many tasks there are.
 */
export class AdmissionBook {
  private readonly used: Map<string, number>;
  private readonly begun: Set<string>;
  private readonly promisedBefore: Set<string>;
  private readonly had: Map<string, number>;
  private readonly promisedFen = new Map<string, number>();
  private readonly newRounds: [admission: string, period: string, round: string][] = [];
  private readonly newPromises = new Map<string, CountedPromise>();

  constructor(
    private readonly entries: BookEntries,
    readonly today: string,
  ) {
    this.used = new Map(entries.used);
    this.begun = new Set(entries.begun);
    this.promisedBefore = new Set(entries.promised);
    this.had = new Map(entries.had);
  }

  get rounds(): readonly (readonly string[])[] {
    return this.newRounds;
  }

  get promises(): CountedPromise[] {
    return [...this.newPromises.values()];
  }

  /** The first admission that covers the unit and is not used up; else why the last one is; null where none covers it. */
  find(arrival: Arrival, around: ReadonlySet<number>): Use | KnownProblem | null {
    let refusal: KnownProblem | null = null;
    for (const admission of this.entries.admissions) {
      if (admission.type !== arrival.name || !this.covers(admission, around)) continue;
      const promiseFen = this.promiseFor(admission, arrival);
      refusal = this.refusalOf(admission, arrival, promiseFen);
      if (refusal === null) return { admission, promiseFen };
    }
    return refusal;
  }

  count({ admission, promiseFen }: Use, arrival: Arrival): void {
    const { id } = admission;
    const period = periodOf(this.today, admission.frequency.period);
    const round = roundKey(admission, arrival);
    if (!this.begun.has(round)) {
      this.begun.add(round);
      this.used.set(id, (this.used.get(id) ?? 0) + 1);
      this.newRounds.push([id, period, arrival.round]);
    }
    const subject = subjectKey(admission, arrival);
    this.had.set(subject, (this.had.get(subject) ?? 0) + 1);
    const place = placeKey(admission, arrival);
    const before = this.newPromises.get(place);
    this.newPromises.set(place, {
      ...{ admissionId: id, period, round: arrival.round, community: countedUnit(arrival.units) },
      cases: (before?.cases ?? 0) + 1,
      amountFen: (before?.amountFen ?? 0) + promiseFen,
    });
    this.promisedBefore.add(place);
    this.promisedFen.set(id, this.promisedOf(admission) + promiseFen);
  }

  private covers({ id }: AdmissionRow, around: ReadonlySet<number>): boolean {
    for (const unit of this.entries.unitsOf.get(id) ?? []) if (around.has(unit)) return true;
    return false;
  }

  /** What this task adds, in fen: each case its own, a community once for each round. */
  private promiseFor(admission: AdmissionRow, arrival: Arrival): number {
    const { funding } = admission;
    if (funding.per === 'nothing') return 0;
    if (funding.per === 'case') return funding.amountFen;
    return this.promisedBefore.has(placeKey(admission, arrival)) ? 0 : funding.amountFen;
  }

  private refusalOf(admission: AdmissionRow, arrival: Arrival, promiseFen: number): KnownProblem | null {
    const { frequency, funding } = admission;
    if ((this.had.get(subjectKey(admission, arrival)) ?? 0) >= frequency.each) return roundHasIt(admission);
    const used = this.used.get(admission.id) ?? 0;
    if (!this.begun.has(roundKey(admission, arrival)) && used >= frequency.rounds) return roundsUsed(admission, used);
    const promisedFen = this.promisedOf(admission);
    if (funding.per !== 'nothing' && promisedFen + promiseFen > funding.budgetFen) {
      return fundsUsed({ ...admission, promisedFen }, promiseFen);
    }
    return null;
  }

  private promisedOf(admission: AdmissionRow): number {
    return this.promisedFen.get(admission.id) ?? admission.promisedFen;
  }
}

function roundKey({ id }: AdmissionRow, { round }: Arrival): string {
  return `${id} ${round}`;
}

function subjectKey(admission: AdmissionRow, arrival: Arrival): string {
  return `${roundKey(admission, arrival)} ${subjectOf(arrival)}`;
}

function placeKey(admission: AdmissionRow, arrival: Arrival): string {
  return `${roundKey(admission, arrival)} ${countedUnit(arrival.units)}`;
}

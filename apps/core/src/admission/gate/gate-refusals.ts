import { Injectable } from '@nestjs/common';
import { addDays, type KnownProblem } from '@yige/contracts';
import { Database } from '@yige/database';
import { UnitDirectory } from '../../org/unit-directory.js';
import { Clock } from '../../time/clock.js';
import { ADMISSION_SQL, type AdmissionRow, readAdmission } from '../admission-rows.js';
import { gateProblems } from '../problems.js';
import { TaskTypes } from '../task-types.js';
import type { Arrival } from './arrival.js';

/** Words what is missing: which admission, until when, which unit. */
@Injectable()
export class GateRefusals {
  constructor(
    private readonly database: Database,
    private readonly units: UnitDirectory,
    private readonly types: TaskTypes,
    private readonly clock: Clock,
  ) {}

  /** Says why no admission lets a task pass; of each kind of task the admissions are read once. */
  explaining(): (arrival: Arrival) => Promise<KnownProblem> {
    const known = new Map<string, Promise<AdmissionRow[]>>();
    return async (arrival) => {
      const published = known.get(arrival.name) ?? this.published(arrival.name);
      known.set(arrival.name, published);
      return this.explain(arrival, await published);
    };
  }

  private published(name: string): Promise<AdmissionRow[]> {
    return this.database.query(
      `${ADMISSION_SQL} WHERE a.type = ? AND a.status = 'published' ORDER BY a.valid_to DESC, a.id DESC LIMIT 50`,
      [name],
      readAdmission,
    );
  }

  private explain({ name, units }: Arrival, published: readonly AdmissionRow[]): KnownProblem {
    const today = this.clock.today();
    const current = published.find(({ validFrom, validTo }) => validFrom <= today && validTo > today);
    if (current !== undefined) return unitNotCovered(current, this.units.fullNameOf(units));
    const latest = published[0];
    if (latest !== undefined) return notInForce(latest, today);
    const title = this.types.titleOf(name);
    return gateProblems['admission.missing']({
      detail: {
        'zh-CN': `“${title['zh-CN']}”没有公布的准入。先由部门申请，区里审定公布后再派。`,
        en: `No admission of “${title.en}” is published. The bureau applies first; once the district has admitted and published it, it can be sent.`,
      },
    });
  }
}

function notInForce({ name, validFrom, validTo }: AdmissionRow, today: string): KnownProblem {
  const last = addDays(validTo, -1);
  const detail =
    validFrom > today
      ? { 'zh-CN': `“${name}”从 ${validFrom} 起才准入。`, en: `“${name}” is admitted from ${validFrom} onwards.` }
      : {
          'zh-CN': `“${name}”的准入到 ${last} 为止，要先续期。`,
          en: `“${name}” was admitted until ${last}: renew it first.`,
        };
  return gateProblems['admission.notInForce']({ detail });
}

function unitNotCovered({ name }: AdmissionRow, unit: string): KnownProblem {
  const detail = { 'zh-CN': `“${name}”的准入不包括${unit}。`, en: `“${name}” is not admitted for ${unit}.` };
  return gateProblems['admission.unitNotCovered']({ detail });
}

export function roundsUsed({ name, frequency, validTo }: AdmissionRow, used: number): KnownProblem {
  const period = PERIODS[frequency.period];
  const last = addDays(validTo, -1);
  return gateProblems['admission.roundsUsed']({
    detail: {
      'zh-CN': `“${name}”${period['zh-CN']}可以派 ${frequency.rounds} 轮，已派 ${used} 轮。准入到 ${last} 为止。`,
      en: `“${name}” may be sent ${frequency.rounds} times ${period.en}, and was sent ${used} times. It is admitted until ${last}.`,
    },
  });
}

export function roundHasIt({ name, frequency }: AdmissionRow): KnownProblem {
  return gateProblems['admission.roundHasIt']({
    detail: {
      'zh-CN': `“${name}”一轮里对同一居民或同一单位最多派 ${frequency.each} 件。取消或退回的不算；还要再派，先在准入里写明。`,
      en: `Of “${name}” one round brings ${frequency.each} to one resident or unit at most. What was cancelled or returned does not count; more is for the admission to say.`,
    },
  });
}

export function fundsUsed({ name, funding, promisedFen }: AdmissionRow, needed: number): KnownProblem {
  const left = funding.per === 'nothing' ? 0 : funding.budgetFen - promisedFen;
  return gateProblems['admission.fundsUsed']({
    detail: {
      'zh-CN': `“${name}”的经费还剩 ${yuan(left)} 元，这一件要 ${yuan(needed)} 元。`,
      en: `“${name}” has ${yuan(left)} yuan left, and this needs ${yuan(needed)} yuan.`,
    },
  });
}

const PERIODS = {
  month: { 'zh-CN': '每月', en: 'a month' },
  quarter: { 'zh-CN': '每季度', en: 'a quarter' },
  year: { 'zh-CN': '每年', en: 'a year' },
  once: { 'zh-CN': '有效期内', en: 'in its whole time' },
} as const;

function yuan(fen: number): string {
  return (fen / 100).toFixed(2);
}

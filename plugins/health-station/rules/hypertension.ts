import { versionOn } from '@yige/plugin-sdk/rules';
import type { Control, Screening, Step } from '../contract.js';

/** Below both figures a patient's pressure is controlled (达标). mmHg. */
export interface ControlLimit {
  systolicBelow: number;
  diastolicBelow: number;
}

/** How patients with hypertension are followed, from a day on. The newest version that applies counts. */
export interface HypertensionRules {
  validFrom: string;
  /** Where the numbers come from. */
  source: string;
  /** Face to face with the doctor, in a calendar year. */
  followUpsAYear: number;
  /** Physical examinations, in a calendar year. */
  physicalsAYear: number;
  limit: ControlLimit;
  /** From this age on, in completed years, another limit counts. */
  elderAge: number;
  elderLimit: ControlLimit;
  /** Either figure at or above these: refer at once (紧急转诊). */
  urgent: { systolicFrom: number; diastolicFrom: number };
  /** Days within which the doctor follows up what is urgent or not controlled. */
  soonDays: number;
  /** Everybody from this age on, in completed years, is measured once in each calendar year. */
  screening: {
    age: number;
    /** Either figure at or above these is raised. */
    raised: { systolicFrom: number; diastolicFrom: number };
    /** Raised on so many different days within a year: refer to confirm. */
    days: number;
  };
  /** Readings at home between follow-ups: ours to set, no rule of the state names a figure ([U]). */
  homeReading: { afterDays: number; dueWorkingDays: number; confirmed: boolean };
}

export const hypertensionRules: readonly HypertensionRules[] = [
  {
    validFrom: '2017-02-28',
    source: '国家基本公共卫生服务规范（第三版）高血压患者健康管理服务规范',
    followUpsAYear: 4,
    physicalsAYear: 1,
    limit: { systolicBelow: 140, diastolicBelow: 90 },
    elderAge: 65,
    elderLimit: { systolicBelow: 150, diastolicBelow: 90 },
    urgent: { systolicFrom: 180, diastolicFrom: 110 },
    soonDays: 14,
    screening: { age: 35, raised: { systolicFrom: 140, diastolicFrom: 90 }, days: 3 },
    homeReading: { afterDays: 30, dueWorkingDays: 10, confirmed: false },
  },
];

/** The version that applies on a day; before the first one, the first. */
export function hypertensionRulesOn(day: string, versions = hypertensionRules): HypertensionRules {
  return versionOn(day, versions);
}

interface Figures {
  systolic: number;
  diastolic: number;
}

/** What a reading says about somebody to whom the elders' limit applies, or the general one. */
export function controlOf({ systolic, diastolic }: Figures, isElder: boolean, rules: HypertensionRules): Control {
  const { urgent, limit, elderLimit } = rules;
  if (systolic >= urgent.systolicFrom || diastolic >= urgent.diastolicFrom) return 'urgent';
  const { systolicBelow, diastolicBelow } = isElder ? elderLimit : limit;
  return systolic < systolicBelow && diastolic < diastolicBelow ? 'controlled' : 'notControlled';
}

/** What follows from a reading and the one before it (null: there is none), and from a complication that is new. */
export function stepAfter(control: Control | null, previous: Control | null, newComplication = false): Step {
  if (control === 'urgent') return 'referUrgently';
  if (newComplication) return 'refer';
  if (control !== 'notControlled') return 'routine';
  return previous === null || previous === 'controlled' ? 'adjust' : 'refer';
}

/**
 * Whether a reading is one of the year's follow-ups: the doctor's own, face to face and with figures. What somebody else
 * collected never is, and approving it changes nothing of that.
 */
export function countsAsFollowUp(reading: {
  origin: 'doctor' | 'collected';
  faceToFace: boolean;
  measured: boolean;
}): boolean {
  return reading.origin === 'doctor' && reading.faceToFace && reading.measured;
}

/**
 * What screening makes of the readings of somebody who is no patient, in any order: those of a year, and since a doctor
 * looked into it last. Several of one day are one day.
 */
export function screeningOf(
  readings: readonly (Figures & { on: string })[],
  rules: HypertensionRules,
): { outcome: Screening; raisedDays: number } {
  const { raised, days } = rules.screening;
  const isRaised = ({ systolic, diastolic }: Figures) =>
    systolic >= raised.systolicFrom || diastolic >= raised.diastolicFrom;
  const raisedDays = new Set(readings.filter(isRaised).map(({ on }) => on));
  const latest = readings
    .map(({ on }) => on)
    .sort()
    .at(-1);
  const last = readings.filter(({ on }) => on === latest);
  const isUrgent = last.some((figures) => controlOf(figures, false, rules) === 'urgent');
  return { outcome: outcomeOf(isUrgent, raisedDays.size >= days, last.some(isRaised)), raisedDays: raisedDays.size };
}

function outcomeOf(isUrgent: boolean, isRepeated: boolean, isRaised: boolean): Screening {
  if (isUrgent) return 'referUrgently';
  if (isRepeated) return 'referToConfirm';
  return isRaised ? 'measureAgain' : 'normal';
}

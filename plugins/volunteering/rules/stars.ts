import { versionOn } from '@yige/plugin-sdk/rules';

/** Levels of stars (志愿者星级) by certified hours, from a day on. The newest version that applies counts. */
export interface StarRules {
  validFrom: string;
  /** Where the numbers come from. */
  source: string;
  /** False: could not be confirmed from a second source ([U]); local offices set their own. */
  confirmed: boolean;
  /** Certified hours from which each star counts, the first star first. */
  hours: readonly [number, number, number, number, number];
}

export const starRules: readonly StarRules[] = [
  {
    validFrom: '2012-10-23',
    source: '志愿服务记录办法（民函〔2012〕340号，2020 年以前的规定）',
    confirmed: false,
    hours: [100, 300, 600, 1_000, 1_500],
  },
];

const MINUTES = 60;

/** The version that applies on a day; before the first one, the first. */
export function starRulesOn(day: string, versions = starRules): StarRules {
  return versionOn(day, versions);
}

/**
 * Stars of somebody with so many certified minutes, 0 to 5: an hour that is not full does not count.
 *
 * @param thresholds hours, ascending
 */
export function starsOf(minutes: number, thresholds: readonly number[]): number {
  return thresholds.filter((hours) => minutes >= hours * MINUTES).length;
}

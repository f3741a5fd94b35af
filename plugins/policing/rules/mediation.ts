import { versionOn } from '@yige/plugin-sdk/rules';
import type { DisputeSource, PendingWith } from '../contract/disputes.js';
import type { RefusalGround } from '../contract/steps.js';

/** How disputes are mediated, from a day on. Days are calendar days. */
interface MediationRules {
  validFrom: string;
  source: string;
  /** From acceptance: generally closed within a month, which is counted as so many days. */
  mediationDays: number;
  /** From the day on which an agreement takes effect: so long both parties can ask the court together. */
  confirmationDays: number;
  /** Ours until an office sets others, no rule of the state names a figure ([U]). */
  usual: { extensionDays: number; returnVisitDays: number; confirmed: boolean };
}

export const mediationRules: readonly MediationRules[] = [
  {
    validFrom: '2011-01-01',
    source: '人民调解法第三十三条；人民调解工作若干规定第三十三条',
    mediationDays: 30,
    confirmationDays: 30,
    usual: { extensionDays: 30, returnVisitDays: 15, confirmed: false },
  },
];

/** The version that applies on a day; before the first one, the first. */
export function mediationRulesOn(day: string, versions = mediationRules): MediationRules {
  return versionOn(day, versions);
}

/** Who may hand over what they have accepted themselves: 委托、移送. */
const HANDED_OVER_BY: Partial<Record<DisputeSource, PendingWith>> = {
  courtEntrusted: 'court',
  policeReferral: 'police',
  organTransfer: 'otherOrgan',
};

/**
 * Whether the committee may accept it. What a court, the police or another organ has accepted is not for it, unless that
 * one entrusted or transferred the dispute. Source: 人民调解工作若干规定第二十二条.
 */
export function mayAccept({ source, pendingWith }: { source: DisputeSource; pendingWith: PendingWith }): boolean {
  return pendingWith === 'nobody' || HANDED_OVER_BY[source] === pendingWith;
}

/**
 * Whether the ground is one for which this dispute may be refused: that somebody has accepted it is none where they handed
 * it over themselves. What the law keeps for others (`reserved`), or what a party will not have mediated (`unwilling`,
 * 人民调解法第十七条), is refused however it came.
 */
export function mayRefuse(source: DisputeSource, ground: RefusalGround): boolean {
  return HANDED_OVER_BY[source] !== ground;
}

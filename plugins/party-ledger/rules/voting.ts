import { versionOn } from '@yige/plugin-sdk/rules';
import type { RuleVersion } from './versions.js';

/** A share of a number of people, to be reached (`atLeast`) or passed (`moreThan`). */
interface Share {
  of: number;
  in: number;
  needs: 'atLeast' | 'moreThan';
}

/** When a branch may decide, and when it has decided. */
interface VotingRules extends RuleVersion {
  /** Of those with a vote, present. */
  resolutionPresent: Share;
  acceptancePresent: Share;
  electionPresent: Share;
  /** Yes votes, of those entitled to attend. */
  resolutionYes: Share;
  /** Yes votes, of those present. */
  electionYes: Share;
}

const votingRules: readonly [VotingRules, ...VotingRules[]] = [
  {
    validFrom: '2018-10-28',
    source: '中国共产党支部工作条例（试行）；中国共产党发展党员工作细则；中国共产党基层组织选举工作条例',
    resolutionPresent: { of: 1, in: 2, needs: 'atLeast' },
    acceptancePresent: { of: 1, in: 2, needs: 'moreThan' },
    electionPresent: { of: 4, in: 5, needs: 'atLeast' },
    resolutionYes: { of: 1, in: 2, needs: 'moreThan' },
    electionYes: { of: 1, in: 2, needs: 'moreThan' },
  },
];

export type Decision = 'resolution' | 'election' | 'acceptance';

/** Those with a vote who are entitled to attend, who of them came, and how they voted. */
interface Vote {
  decision: Decision;
  entitled: number;
  present: number;
  yes: number;
  /** Written opinions in favour, handed in before the meeting by who could not come; they count for an acceptance only. */
  writtenYes: number;
}

interface Outcome {
  /** Enough of those with a vote were present. */
  quorate: boolean;
  /** Enough of them agreed. */
  agreed: boolean;
  passed: boolean;
}

export function votingRulesOn(day: string): VotingRules {
  return versionOn(day, votingRules);
}

/** Both conditions have to hold: enough present, and enough yes votes. */
export function outcomeOf({ decision, entitled, present, yes, writtenYes }: Vote, rules: VotingRules): Outcome {
  const quorate = reaches(present, entitled, presentShareOf(decision, rules));
  const agreed =
    decision === 'election'
      ? reaches(yes, present, rules.electionYes)
      : reaches(yes + (decision === 'acceptance' ? writtenYes : 0), entitled, rules.resolutionYes);
  return { quorate, agreed, passed: quorate && agreed };
}

function presentShareOf(decision: Decision, rules: VotingRules): Share {
  if (decision === 'election') return rules.electionPresent;
  return decision === 'acceptance' ? rules.acceptancePresent : rules.resolutionPresent;
}

/** In whole numbers, so that half of eleven is no question of rounding. Of nobody, nothing is reached. */
function reaches(part: number, whole: number, share: Share): boolean {
  if (whole === 0) return false;
  const [left, right] = [part * share.in, whole * share.of];
  return share.needs === 'atLeast' ? left >= right : left > right;
}

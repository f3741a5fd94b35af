import { versionOn } from '@yige/plugin-sdk/rules';
import type { FindingCode, OrganisationKind, OrganisationPlace } from '../contract/organisations.js';
import type { RuleVersion } from './versions.js';

/** From how many members on which organisation is formed, and for how long it is elected. */
interface ThresholdRules extends RuleVersion {
  /** Full members from which a branch is formed; with fewer a joint branch (联合党支部). */
  branchFrom: number;
  jointBranchUnits: number;
  /** Members a branch has at most; above it a general branch (党总支) is formed. */
  branchMost: number;
  /** Full members from which a branch has a committee; with fewer a secretary only. */
  committeeFrom: number;
  committee: { least: number; usual: number; most: number };
  /** Members above which a party committee (党委) is formed, on approval. */
  partyCommitteeAbove: number;
  /** Years. */
  terms: { partyCommittee: number; communityOrVillage: number; other: number };
}

const thresholdRules: readonly [ThresholdRules, ...ThresholdRules[]] = [
  {
    validFrom: '2018-10-28',
    source: '中国共产党支部工作条例（试行）；关于党的基层组织任期的意见',
    branchFrom: 3,
    jointBranchUnits: 5,
    branchMost: 50,
    committeeFrom: 7,
    committee: { least: 3, usual: 5, most: 7 },
    partyCommitteeAbove: 100,
    terms: { partyCommittee: 5, communityOrVillage: 5, other: 3 },
  },
];

export function thresholdRulesOn(day: string): ThresholdRules {
  return versionOn(day, thresholdRules);
}

/** What the thresholds look at. Members are those of the organisation and of all below it. */
export interface OrganisationFacts {
  kind: OrganisationKind;
  members: number;
  fullMembers: number;
  jointUnits: number;
  /** Elected to the branch committee, the secretary among them; null: no term is recorded. */
  committeeSize: number | null;
  termEndsOn: string | null;
}

interface Finding {
  code: FindingCode;
  /** How many there are, and how many the rule names; null where a day is what is told. */
  count: number | null;
  limit: number | null;
}

/** What does not stand as the rules ask. Warnings for whoever keeps the ledger: nothing is refused for them. */
export function findingsOf(
  facts: OrganisationFacts,
  rules: ThresholdRules,
  day: string,
  reminderDay: string,
): Finding[] {
  return [...sizeFindings(facts, rules), ...committeeFindings(facts, rules), ...termFindings(facts, day, reminderDay)];
}

function sizeFindings({ kind, members, fullMembers, jointUnits }: OrganisationFacts, rules: ThresholdRules): Finding[] {
  const found: Finding[] = [];
  const find = (code: FindingCode, count: number, limit: number) => found.push({ code, count, limit });
  if (kind === 'branch' && fullMembers < rules.branchFrom) find('tooFewForBranch', fullMembers, rules.branchFrom);
  if (kind === 'jointBranch' && jointUnits > rules.jointBranchUnits)
    find('tooManyJointUnits', jointUnits, rules.jointBranchUnits);
  if (isBranch({ kind }) && members > rules.branchMost) find('tooManyForBranch', members, rules.branchMost);
  if (kind === 'generalBranch' && members > rules.partyCommitteeAbove)
    find('enoughForPartyCommittee', members, rules.partyCommitteeAbove);
  return found;
}

function committeeFindings({ kind, fullMembers, committeeSize }: OrganisationFacts, rules: ThresholdRules): Finding[] {
  if (!isBranch({ kind })) return [];
  const { committeeFrom, committee } = rules;
  if (committeeSize === null) return [{ code: 'nobodyElected', count: null, limit: null }];
  if (fullMembers >= committeeFrom && !hasCommittee(committeeSize))
    return [{ code: 'committeeMissing', count: fullMembers, limit: committeeFrom }];
  if (fullMembers < committeeFrom && hasCommittee(committeeSize))
    return [{ code: 'secretaryIsEnough', count: fullMembers, limit: committeeFrom }];
  if (committeeSize > committee.most)
    return [{ code: 'committeeTooLarge', count: committeeSize, limit: committee.most }];
  if (committeeSize > committee.usual)
    return [{ code: 'committeeLargerThanUsual', count: committeeSize, limit: committee.usual }];
  return [];
}

function termFindings({ kind, termEndsOn }: OrganisationFacts, day: string, reminderDay: string): Finding[] {
  if (kind === 'group' || termEndsOn === null || termEndsOn > reminderDay) return [];
  return [{ code: termEndsOn <= day ? 'termOver' : 'termEnds', count: null, limit: null }];
}

/** Years for which an organisation is elected; a group elects nobody for a term. */
export function termYearsOf(kind: OrganisationKind, place: OrganisationPlace, { terms }: ThresholdRules): number {
  if (kind === 'partyCommittee') return terms.partyCommittee;
  return place === 'other' ? terms.other : terms.communityOrVillage;
}

/** Elected beside a secretary and a deputy, there is a committee. */
export function hasCommittee(elected: number): boolean {
  return elected > 2;
}

/** Branches and joint branches (党支部, 联合党支部), which hold the year's organisation life. */
export function isBranch({ kind }: { kind: OrganisationKind }): boolean {
  return kind === 'branch' || kind === 'jointBranch';
}

/** Branches and groups: members belong to them, and to no others. */
export function holdsMembers({ kind }: { kind: OrganisationKind }): boolean {
  return isBranch({ kind }) || kind === 'group';
}

/** Under which kinds an organisation of a kind stands; null: under none. */
const PARENTS: Readonly<Record<OrganisationKind, readonly (OrganisationKind | null)[]>> = {
  partyCommittee: [null, 'partyCommittee'],
  generalBranch: [null, 'partyCommittee'],
  branch: [null, 'partyCommittee', 'generalBranch'],
  jointBranch: [null, 'partyCommittee', 'generalBranch'],
  group: ['branch', 'jointBranch'],
};

export function mayStandUnder(kind: OrganisationKind, parent: OrganisationKind | null): boolean {
  return PARENTS[kind].includes(parent);
}

import type { GatePass, TaskGate } from '@yige/contracts';

/** What is known of a task when it is sent. */
export interface Sending {
  /** As the type's manifest declares, confirmed when the plugin was registered. */
  gate: TaskGate;
  /** It reaches a community, or a grid within one. */
  toCommunity: boolean;
  /** A member of the community's own staff sends it, within their own units. */
  byCommunity: boolean;
  /** It follows from a task of another kind on the same resident or unit. */
  followsCase: boolean;
}

interface Exemption {
  pass: GatePass;
  /** From rules.md, “Burden reduction”, and R18. */
  source: string;
  applies: (sending: Sending) => boolean;
}

const NEVER_GATED =
  'Never gated: alarms, matters reported by residents or staff, a community’s own work, work inside an agency, and follow-ups that one case triggers.';

/** What passes without an admission, in the order in which it is asked. All else needs one. */
export const exemptions: readonly Exemption[] = [
  {
    pass: 'aboveCommunities',
    source: 'Work enters a community only by admission: what stays with street or district enters none.',
    applies: ({ toCommunity }) => !toCommunity,
  },
  { pass: 'alarm', source: NEVER_GATED, applies: ({ gate }) => gate === 'alarm' },
  { pass: 'reportedMatter', source: NEVER_GATED, applies: ({ gate }) => gate === 'reportedMatter' },
  { pass: 'agencyWork', source: NEVER_GATED, applies: ({ gate }) => gate === 'agencyWork' },
  { pass: 'communityOwnWork', source: NEVER_GATED, applies: ({ byCommunity }) => byCommunity },
  { pass: 'followUp', source: NEVER_GATED, applies: ({ followsCase }) => followsCase },
];

/** Why the task needs no admission; null when it needs one. */
export function exemptionOf(sending: Sending): GatePass | null {
  return exemptions.find(({ applies }) => applies(sending))?.pass ?? null;
}

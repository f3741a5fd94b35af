import { type Admission, type AdmissionStep, type AdmissionStepEntry, corePermissions } from '@yige/contracts';
import { type Condition, placeholders } from '@yige/database';
import { accountOf, type Caller, holds, postsOf } from '../access/caller.js';
import type { AdmissionRow } from './admission-rows.js';

type Action = Admission['actions'][number];

/** Steps that decide: each is for somebody else. Publishing and withdrawing decide nothing. */
export const DECIDING: ReadonlySet<AdmissionStep> = new Set<AdmissionStep>(['apply', 'sort', 'checkFunds', 'decide']);

/** Offices that see every application, whichever bureau it comes from. */
const OFFICES = [
  corePermissions.admissionSort,
  corePermissions.admissionCheckFunds,
  corePermissions.admissionDecide,
] as const;

/** Agencies in which the caller may apply; null among them for a post of the district itself. */
export function bureausOf(caller: Caller): (string | null)[] {
  if (caller.kind !== 'staff') return [];
  return postsOf(caller)
    .filter(({ permissions }) => permissions.has(corePermissions.admissionApply))
    .map(({ agency }) => agency?.id ?? null);
}

/** SQL for the admissions that the caller sees: what is published, and what it takes part in. */
export function visibleTo(caller: Caller): Condition {
  if (isOffice(caller)) return { sql: '1 = 1', parameters: [] };
  const bureaus = bureausOf(caller);
  const agencies = bureaus.filter((agency) => agency !== null);
  const terms = [
    "a.status = 'published'",
    ...(bureaus.includes(null) ? ['a.agency_id IS NULL'] : []),
    ...(agencies.length > 0 ? [`a.agency_id IN (${placeholders(agencies)})`] : []),
  ];
  return { sql: `(${terms.join(' OR ')})`, parameters: agencies };
}

export function maySee(caller: Caller, admission: AdmissionRow): boolean {
  return admission.status === 'published' || isOffice(caller) || isOwn(caller, admission);
}

function isOffice(caller: Caller): boolean {
  return caller.kind === 'staff' && OFFICES.some((permission) => holds(caller, permission));
}

/** Of the bureau in which the caller may apply. */
export function isOwn(caller: Caller, { agencyId }: AdmissionRow): boolean {
  return bureausOf(caller).includes(agencyId);
}

/** Whether the account has taken another of the deciding steps. */
export function didAnother(accountId: string, step: AdmissionStep, steps: readonly AdmissionStepEntry[]): boolean {
  if (!DECIDING.has(step)) return false;
  return steps.some((done) => done.account.id === accountId && done.step !== step && DECIDING.has(done.step));
}

const PERMISSION_OF = {
  sort: corePermissions.admissionSort,
  checkFunds: corePermissions.admissionCheckFunds,
  decide: corePermissions.admissionDecide,
} as const;

/** What the caller may do with it now, in the order of the steps. */
export function actionsOf(caller: Caller, admission: AdmissionRow, steps: readonly AdmissionStepEntry[]): Action[] {
  const account = caller.kind === 'staff' ? accountOf(caller) : null;
  if (account === null) return [];
  const own = isOwn(caller, admission);
  const decides = (step: keyof typeof PERMISSION_OF) =>
    holds(caller, PERMISSION_OF[step]) && !didAnother(account.id, step, steps);
  const possible: [Action, boolean][] = [
    ['resubmit', own && admission.status === 'returned' && !didAnother(account.id, 'apply', steps)],
    ['sort', admission.status === 'applied' && decides('sort')],
    ['checkFunds', admission.status === 'sorted' && decides('checkFunds')],
    ['decide', admission.status === 'fundsChecked' && decides('decide')],
    ['publish', admission.status === 'admitted' && holds(caller, corePermissions.admissionSort)],
    ['renew', own && admission.status === 'published'],
    ['withdraw', own && admission.status !== 'withdrawn' && admission.status !== 'refused'],
  ];
  return possible.flatMap(([action, may]) => (may ? action : []));
}

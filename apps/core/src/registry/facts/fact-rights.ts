import { type FactClass, factClassSchema, type Role, sensitiveFactClasses } from '@yige/contracts';
import { type Caller, type CallerPost, postsOf } from '../../access/caller.js';
import type { UnitNumbers } from '../../access/scope.js';

const none: readonly FactClass[] = [];
const internal: readonly FactClass[] = factClassSchema.options.filter((name) => !sensitiveFactClasses.has(name));
/** Those who handle allowances and certificates at the community's desk. */
const desk: readonly FactClass[] = [...internal, 'allowance', 'disability', 'ability'];

/**
 * Which classes of facts a role sees and records, in its units. Illness belongs to the health station's plugin and is
 * seen by no role; whoever needs a fact beyond their role asks for a reveal.
 */
export const factClassesOfRole: Record<Role, readonly FactClass[]> = {
  systemAdministrator: none,
  securityAdministrator: none,
  auditAdministrator: none,
  districtOfficial: none,
  streetOfficial: desk,
  communitySecretary: desk,
  communityWorker: desk,
  gridWorker: internal,
  gridHead: none,
  stationDoctor: internal,
  policeOfficer: internal,
  bureauOfficial: none,
  pluginOperator: none,
  committeeDirector: none,
  committeeMember: none,
  supervisor: none,
  mediator: none,
  propertyManager: none,
  ownersRepresentative: none,
  admissionOfficer: none,
  financeOfficer: none,
  leadingGroupMember: none,
  dutyOfficer: none,
};

/** The classes that a caller sees of somebody who is served by these units; only staff ever see a sensitive one. */
export function visibleFactClasses(caller: Caller, units: UnitNumbers): ReadonlySet<FactClass> {
  if (caller.kind === 'service' || (caller.kind === 'plugin' && caller.onBehalfOf === null)) return new Set(internal);
  const classes = postsOf(caller)
    .filter((post) => serves(post, units))
    .flatMap(({ role }) => factClassesOfRole[role]);
  return new Set(caller.kind === 'plugin' ? classes.filter((name) => internal.includes(name)) : classes);
}

/** The classes that a caller sees of anybody at all. */
export function anyVisibleFactClasses(caller: Caller): ReadonlySet<FactClass> {
  if (caller.kind !== 'staff') return new Set(internal);
  return new Set(caller.posts.flatMap(({ role }) => factClassesOfRole[role]));
}

function serves({ scope }: CallerPost, units: UnitNumbers): boolean {
  return scope.some(({ number, level }) => units[level] === number);
}

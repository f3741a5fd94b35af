import { type AgencyKind, type BodyKind, corePermissions, type PartnerKind, type Role } from '@yige/contracts';

const of = corePermissions;

/** Whose work ledgers show; what each of them reads is up to the ledger’s own permission. */
const ledgerReaders = [of.ledgerRead] as const;
/** Who answers for a unit’s ledgers. */
const ledgerKeepers = [...ledgerReaders, of.ledgerSeal] as const;

/** What anybody who works at a door or a desk of a community reads and does. */
const frontline = [of.orgUnitRead, of.personRead, of.taskRead, of.taskAct] as const;

/** And whoever stands before the resident may see a number whole, for a reason. */
const atTheDoor = [...frontline, of.personReveal] as const;
/** Whom a resident meets at the community's window. */
const atTheWindow = [of.rightsServe] as const;
/** Who answers for a record that is sealed. */
const archivists = [of.sealedRecordOpen] as const;
/** Those who keep the registry: they go from door to door and answer for what it says. */
const registrars = [of.personManage, of.diaryKeep, of.walkRoundWalk] as const;
/** Whoever may meet a matter reports it, and can be given one. */
const matterHands = [of.matterRead, of.matterReport, of.matterHandle] as const;
/** Where a unit decides about its matters. */
const matterDesk = [of.matterOversee, of.matterDirect, of.matterVerify] as const;

/**
 * What each role may do in its unit's subtree. Plugins add to it for the roles that their manifests name.
 * The three administrators share nothing but reading the organisation, who works in it and who saw sensitive fields:
 * none can do another's work.
 */
export const rolePermissions: Record<Role, readonly string[]> = {
  systemAdministrator: [
    of.orgUnitRead,
    of.orgUnitManage,
    of.orgUnitOpen,
    of.reorganisationPropose,
    of.importRun,
    of.staffRead,
    of.staffManage,
    of.accountManage,
    of.pluginRead,
    of.pluginInstall,
    of.pluginOperate,
    of.pluginConfigure,
  ],
  securityAdministrator: [
    of.orgUnitRead,
    of.staffRead,
    of.administratorAppoint,
    of.roleRead,
    of.roleManage,
    of.securityManage,
    of.retentionManage,
    of.revealRead,
    of.pluginRead,
  ],
  auditAdministrator: [of.orgUnitRead, of.auditRead, of.revealRead],
  districtOfficial: [
    of.orgUnitRead,
    of.reorganisationApprove,
    of.staffRead,
    of.taskRead,
    of.taskOversee,
    of.escalationManage,
    of.roleRead,
    of.admissionRead,
    ...ledgerReaders,
    of.exportRun,
    ...matterHands,
    ...matterDesk,
  ],
  streetOfficial: [
    ...frontline,
    ...archivists,
    of.personManage,
    of.importRun,
    of.exportRun,
    of.peopleMerge,
    ...ledgerKeepers,
    of.orgUnitManage,
    of.reorganisationPropose,
    of.staffRead,
    of.staffManage,
    of.admissionRead,
    of.taskAssign,
    of.taskOversee,
    ...matterHands,
    ...matterDesk,
  ],
  communitySecretary: [
    ...atTheDoor,
    ...registrars,
    ...atTheWindow,
    ...archivists,
    of.peopleMerge,
    of.importRun,
    of.exportRun,
    of.orgUnitManage,
    of.staffRead,
    of.breakGlassUse,
    ...ledgerKeepers,
    of.admissionRead,
    of.taskRefuse,
    of.taskFundingConfirm,
    of.taskAssign,
    of.taskOversee,
    of.taskDispatch,
    ...matterHands,
    ...matterDesk,
  ],
  communityWorker: [
    ...atTheDoor,
    ...registrars,
    ...atTheWindow,
    of.peopleMerge,
    of.importRun,
    of.staffRead,
    ...ledgerReaders,
    of.admissionRead,
    of.taskRefuse,
    ...matterHands,
    ...matterDesk,
  ],
  gridWorker: [...atTheDoor, ...registrars, ...ledgerReaders, of.admissionRead, ...matterHands, of.matterOversee],
  // A neighbour who helps part-time sees the tasks and doors given to them and no residents.
  gridHead: [of.orgUnitRead, of.taskRead, of.taskAct, of.walkRoundWalk, ...matterHands],
  stationDoctor: [...atTheDoor, ...ledgerReaders, of.breakGlassUse, of.admissionRead, ...matterHands],
  policeOfficer: [...atTheDoor, ...ledgerReaders, of.breakGlassUse, of.admissionRead, ...matterHands],
  bureauOfficial: [
    of.orgUnitRead,
    of.taskRead,
    of.taskDispatch,
    ...ledgerReaders,
    of.admissionRead,
    of.admissionApply,
    of.taskFundingPay,
    ...matterHands,
  ],
  // Four different posts, and four different people, decide what may be sent to communities.
  admissionOfficer: [of.orgUnitRead, of.admissionRead, of.admissionSort],
  financeOfficer: [of.orgUnitRead, of.admissionRead, of.admissionCheckFunds],
  leadingGroupMember: [of.orgUnitRead, of.admissionRead, of.admissionDecide],
  dutyOfficer: [of.orgUnitRead, of.admissionRead, of.admissionExcept],
  // Runs what the bureau built: deals with no resident and decides nothing about the work.
  pluginOperator: [of.orgUnitRead, of.pluginRead, of.pluginOperate],
  committeeDirector: [of.orgUnitRead, of.staffRead, of.taskRead, of.taskAct, of.admissionRead, ...matterHands],
  committeeMember: [of.orgUnitRead, of.taskRead, of.taskAct, of.admissionRead, ...matterHands],
  // They oversee: what they read opens nothing of what the other bodies do.
  supervisor: [of.orgUnitRead, of.admissionRead],
  mediator: [of.orgUnitRead, of.taskRead, of.taskAct, ...matterHands],
  // Partners receive the matters that are given to them, and see nothing else.
  propertyManager: [of.taskRead, of.taskAct, of.matterRead, of.matterHandle],
  ownersRepresentative: [of.taskRead, of.taskAct, of.matterRead, of.matterHandle],
};

/**
 * Bodies in which a role may be held; a role that is not here belongs to the unit or an agency itself. A post in one
 * body gives the rights of its role there and none of another body's.
 */
export const roleBodies: Partial<Record<Role, readonly BodyKind[]>> = {
  communitySecretary: ['partyOrganisation'],
  communityWorker: ['workStation'],
  gridWorker: ['workStation'],
  committeeDirector: ['residentsCommittee', 'villagersCommittee'],
  committeeMember: ['residentsCommittee', 'villagersCommittee'],
  supervisor: ['supervisionCommittee'],
  mediator: ['mediationCommittee'],
};

/** Roles that are held in an agency of these kinds alone. */
export const roleAgencies: Partial<Record<Role, readonly AgencyKind[]>> = {
  pluginOperator: ['bureau'],
};

/** Roles whose holders have nothing of another bureau’s plugins. */
export const bureauRoles: ReadonlySet<Role> = new Set<Role>(['bureauOfficial', 'pluginOperator']);

export const rolePartners: Partial<Record<Role, PartnerKind>> = {
  propertyManager: 'propertyCompany',
  ownersRepresentative: 'ownersCommittee',
};

/** System, security and audit: held by different people, appointed by the security administrator. */
export const administratorRoles: ReadonlySet<Role> = new Set<Role>([
  'systemAdministrator',
  'securityAdministrator',
  'auditAdministrator',
]);

/** Roles whose holders see only what is assigned to them, not everything of their unit. */
export const assignedOnlyRoles: ReadonlySet<Role> = new Set<Role>([
  'gridHead',
  'propertyManager',
  'ownersRepresentative',
]);

import { z } from 'zod';

/** `<plugin|core>:<noun>.<verb>`, e.g. `core:task.read`, `elderly-care:visit.record`. */
export const permissionNameSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]*:[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$/, 'must read <plugin|core>:<noun>.<verb>');

/** Permissions of the core itself; plugins add theirs in their manifest. */
export const corePermissions = {
  orgUnitRead: 'core:orgUnit.read',
  /** Keep figures, premises, bodies, agencies and partners of a unit up to date. */
  orgUnitManage: 'core:orgUnit.manage',
  /** Open units by a list, without a proposal: when the platform is introduced. */
  orgUnitOpen: 'core:orgUnit.open',
  reorganisationPropose: 'core:reorganisation.propose',
  reorganisationApprove: 'core:reorganisation.approve',
  staffRead: 'core:staff.read',
  /** Appoint, second and dismiss; everything but administrators. */
  staffManage: 'core:staff.manage',
  administratorAppoint: 'core:administrator.appoint',
  accountManage: 'core:account.manage',
  roleRead: 'core:role.read',
  roleManage: 'core:role.manage',
  securityManage: 'core:security.manage',
  breakGlassUse: 'core:breakGlass.use',
  auditRead: 'core:audit.read',
  revealRead: 'core:reveal.read',
  personRead: 'core:person.read',
  /** Register and correct residents, record relations and facts, flag dwellings, begin walk-rounds. */
  personManage: 'core:person.manage',
  /** Make one person of two who are the same, or undo it. */
  peopleMerge: 'core:people.merge',
  /** Read and write the diaries of the households that one serves. */
  diaryKeep: 'core:diary.keep',
  walkRoundWalk: 'core:walkRound.walk',
  /** See a masked field whole, for a reason that is recorded. */
  personReveal: 'core:person.reveal',
  /** Serve residents at the window who ask what is held of them, or for a correction. */
  rightsServe: 'core:rights.serve',
  /** See whose a sealed record is, unseal it, and hold it, for a reason that is recorded. */
  sealedRecordOpen: 'core:sealedRecord.open',
  /** How long records of people who left are kept. */
  retentionManage: 'core:retention.manage',
  /** Load a spreadsheet into what one keeps up to date anyway. */
  importRun: 'core:import.run',
  /** Take what one may read out as a spreadsheet, masked, for a reason that is recorded. */
  exportRun: 'core:export.run',
  taskRead: 'core:task.read',
  taskAct: 'core:task.act',
  taskCreate: 'core:task.create',
  /** Say who of the unit does a task, and hand it to another unit of one’s own. */
  taskAssign: 'core:task.assign',
  /** Remind of tasks of one’s units and follow them closely. */
  taskOversee: 'core:task.oversee',
  /** Decide after how many days those above hear of what is overdue, for the whole district. */
  escalationManage: 'core:escalation.manage',
  /** Send work to many units or people at once. */
  taskDispatch: 'core:task.dispatch',
  /** Refuse what reached a community outside an admission. */
  taskRefuse: 'core:task.refuse',
  /** See what one reported, and what is in one’s hands. */
  matterRead: 'core:matter.read',
  /** See all matters of one’s units. */
  matterOversee: 'core:matter.oversee',
  matterReport: 'core:matter.report',
  /** Be given matters, and feed back what was done. */
  matterHandle: 'core:matter.handle',
  /** Open cases, and say who handles them or which unit they go to. */
  matterDirect: 'core:matter.direct',
  /** Say whether what others handled is done. */
  matterVerify: 'core:matter.verify',
  admissionRead: 'core:admission.read',
  admissionApply: 'core:admission.apply',
  /** Sort applications, and publish what was admitted. */
  admissionSort: 'core:admission.sort',
  admissionCheckFunds: 'core:admission.checkFunds',
  admissionDecide: 'core:admission.decide',
  /** Let urgent work pass the gate without an admission. */
  admissionExcept: 'core:admission.except',
  /** Record what the bureau paid to communities. */
  taskFundingPay: 'core:taskFunding.pay',
  /** Confirm what arrived at the community. */
  taskFundingConfirm: 'core:taskFunding.confirm',
  /** See the ledgers of one’s units, each by the permission that it names. */
  ledgerRead: 'core:ledger.read',
  /** Keep a period of a ledger as it is now. */
  ledgerSeal: 'core:ledger.seal',
  pluginRead: 'core:plugin.read',
  /** Admit plugins to the district and remove them, and say which units have one at all. */
  pluginInstall: 'core:plugin.install',
  /** Bring in versions of an admitted plugin, say which of them its units have, and pause it. */
  pluginOperate: 'core:plugin.operate',
  /** Change settings of plugins in one’s units. */
  pluginConfigure: 'core:plugin.configure',
} as const;

/**
 * What makes an administrator one. Neither adjustment, plugin nor emergency gives any of these to anybody else: three
 * administrator roles, none of which can do another's work. Only `pluginOperate` is held beside them, by whoever runs a
 * bureau's plugins, and for these alone.
 */
export const administrativePermissions: ReadonlySet<string> = new Set([
  corePermissions.accountManage,
  corePermissions.orgUnitOpen,
  corePermissions.administratorAppoint,
  corePermissions.roleManage,
  corePermissions.securityManage,
  corePermissions.auditRead,
  corePermissions.revealRead,
  corePermissions.pluginInstall,
  corePermissions.pluginOperate,
  corePermissions.pluginConfigure,
  corePermissions.retentionManage,
]);

/**
 * What no plugin's server is ever given: an administrator's work, and what a person in a certain post decides and answers
 * for by name.
 */
export const withheldFromPlugins: ReadonlySet<string> = new Set([
  ...administrativePermissions,
  corePermissions.breakGlassUse,
  corePermissions.sealedRecordOpen,
  corePermissions.reorganisationApprove,
  corePermissions.admissionSort,
  corePermissions.admissionCheckFunds,
  corePermissions.admissionDecide,
  corePermissions.admissionExcept,
  corePermissions.escalationManage,
  corePermissions.ledgerSeal,
]);

/**
 * Roles that an appointment can carry. What each may do is decided by core (and by plugin manifests, which
 * grant their own permissions to these roles).
 */
export const roleSchema = z
  .enum([
    'systemAdministrator',
    'securityAdministrator',
    'auditAdministrator',
    'districtOfficial',
    'streetOfficial',
    'communitySecretary',
    'communityWorker',
    'gridWorker',
    'gridHead',
    'stationDoctor',
    'policeOfficer',
    'bureauOfficial',
    'committeeDirector',
    'committeeMember',
    'supervisor',
    'mediator',
    'propertyManager',
    'ownersRepresentative',
    'admissionOfficer',
    'financeOfficer',
    'leadingGroupMember',
    'dutyOfficer',
    'pluginOperator',
  ])
  .meta({ id: 'Role' });
export type Role = z.infer<typeof roleSchema>;

import { corePermissions, type LocalizedText, type Role } from '@yige/contracts';

const { orgUnitRead, personRead, taskRead, taskAct, pluginRead, pluginInstall } = corePermissions;

/** What each role may do in its unit's subtree. Plugins add to it for the roles that their manifests name. */
export const rolePermissions: Record<Role, readonly string[]> = {
  systemAdministrator: [orgUnitRead, pluginRead, pluginInstall],
  securityAdministrator: [orgUnitRead],
  auditAdministrator: [orgUnitRead],
  districtOfficial: [orgUnitRead, taskRead],
  streetOfficial: [orgUnitRead, personRead, taskRead, taskAct],
  communitySecretary: [orgUnitRead, personRead, taskRead, taskAct],
  communityWorker: [orgUnitRead, personRead, taskRead, taskAct],
  gridWorker: [orgUnitRead, personRead, taskRead, taskAct],
  // A neighbour who helps part-time sees the tasks given to them and no residents.
  gridHead: [orgUnitRead, taskRead, taskAct],
  stationDoctor: [orgUnitRead, personRead, taskRead, taskAct],
  policeOfficer: [orgUnitRead, personRead, taskRead, taskAct],
};

export const roleTitles: Record<Role, LocalizedText> = {
  systemAdministrator: { 'zh-CN': '系统管理员', en: 'System administrator' },
  securityAdministrator: { 'zh-CN': '安全管理员', en: 'Security administrator' },
  auditAdministrator: { 'zh-CN': '审计管理员', en: 'Audit administrator' },
  districtOfficial: { 'zh-CN': '区级干部', en: 'District official' },
  streetOfficial: { 'zh-CN': '街道干部', en: 'Street official' },
  communitySecretary: { 'zh-CN': '社区书记', en: 'Community secretary' },
  communityWorker: { 'zh-CN': '社区工作者', en: 'Community worker' },
  gridWorker: { 'zh-CN': '网格员', en: 'Grid worker' },
  gridHead: { 'zh-CN': '兼职网格长', en: 'Grid head' },
  stationDoctor: { 'zh-CN': '卫生站医生', en: 'Station doctor' },
  policeOfficer: { 'zh-CN': '社区民警', en: 'Community police officer' },
};

/** Roles whose holders see only what is assigned to them, not everything of their unit. */
export const assignedOnlyRoles: ReadonlySet<Role> = new Set<Role>(['gridHead']);

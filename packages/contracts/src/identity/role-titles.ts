import type { LocalizedText } from '../primitives.js';
import type { Role } from './permissions.js';

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
  bureauOfficial: { 'zh-CN': '部门干部', en: 'Bureau official' },
  committeeDirector: { 'zh-CN': '居（村）委会主任', en: 'Director of the residents’ committee' },
  committeeMember: { 'zh-CN': '居（村）委会委员', en: 'Member of the residents’ committee' },
  supervisor: { 'zh-CN': '监督委员会成员', en: 'Member of the supervision committee' },
  mediator: { 'zh-CN': '人民调解员', en: 'Mediator' },
  propertyManager: { 'zh-CN': '物业负责人', en: 'Property manager' },
  admissionOfficer: { 'zh-CN': '准入经办', en: 'Admission officer' },
  financeOfficer: { 'zh-CN': '财政干部', en: 'Finance officer' },
  leadingGroupMember: { 'zh-CN': '领导小组成员', en: 'Member of the leading group' },
  dutyOfficer: { 'zh-CN': '值班干部', en: 'Duty officer' },
  pluginOperator: { 'zh-CN': '插件运维员', en: 'Plugin operator' },
  ownersRepresentative: { 'zh-CN': '业委会代表', en: 'Owners’ representative' },
};

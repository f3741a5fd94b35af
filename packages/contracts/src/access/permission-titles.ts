import { corePermissions } from '../identity/permissions.js';
import type { LocalizedText } from '../primitives.js';

export type CorePermission = (typeof corePermissions)[keyof typeof corePermissions];

/** What each of core's permissions lets one do, in plain words; plugins bring the titles of theirs. */
export const permissionTitles: Record<CorePermission, LocalizedText> = {
  [corePermissions.orgUnitRead]: { 'zh-CN': '看组织和单位', en: 'See units' },
  [corePermissions.orgUnitManage]: {
    'zh-CN': '维护单位、两委和阵地',
    en: 'Keep units, bodies and premises up to date',
  },
  [corePermissions.orgUnitOpen]: { 'zh-CN': '用表格设立单位', en: 'Open units by a list' },
  [corePermissions.reorganisationPropose]: { 'zh-CN': '提出区划调整', en: 'Propose a reorganisation' },
  [corePermissions.reorganisationApprove]: { 'zh-CN': '批准区划调整', en: 'Approve a reorganisation' },
  [corePermissions.staffRead]: { 'zh-CN': '看人员名册', en: 'See the staff directory' },
  [corePermissions.staffManage]: { 'zh-CN': '任免和借调人员', en: 'Appoint, second and dismiss' },
  [corePermissions.administratorAppoint]: { 'zh-CN': '任免三员', en: 'Appoint administrators' },
  [corePermissions.accountManage]: { 'zh-CN': '开设和停用账号', en: 'Open and close accounts' },
  [corePermissions.roleRead]: { 'zh-CN': '看岗位权限', en: 'See what each role may do' },
  [corePermissions.roleManage]: { 'zh-CN': '调整岗位权限', en: 'Adjust what each role may do' },
  [corePermissions.securityManage]: { 'zh-CN': '管理安全设置和会话', en: 'Manage security settings and sessions' },
  [corePermissions.breakGlassUse]: { 'zh-CN': '紧急临时授权', en: 'Break the glass in an emergency' },
  [corePermissions.auditRead]: { 'zh-CN': '查看和导出审计记录', en: 'Read and export the audit' },
  [corePermissions.revealRead]: { 'zh-CN': '看谁查看过敏感信息', en: 'See who looked at sensitive fields' },
  [corePermissions.personRead]: { 'zh-CN': '看居民（号码遮住）', en: 'See residents, numbers masked' },
  [corePermissions.personReveal]: { 'zh-CN': '说明理由后看完整号码', en: 'See a whole number for a stated reason' },
  [corePermissions.rightsServe]: {
    'zh-CN': '在窗口办理居民的查阅、更正和撤回同意',
    en: 'Serve residents who ask about their data',
  },
  [corePermissions.sealedRecordOpen]: { 'zh-CN': '说明理由后启封记录', en: 'Open sealed records for a stated reason' },
  [corePermissions.retentionManage]: { 'zh-CN': '管理信息保存期限', en: 'Manage how long records are kept' },
  [corePermissions.personManage]: { 'zh-CN': '登记和更正居民、户室', en: 'Keep residents and dwellings up to date' },
  [corePermissions.peopleMerge]: { 'zh-CN': '合并重复登记的居民', en: 'Merge residents who are registered twice' },
  [corePermissions.diaryKeep]: { 'zh-CN': '记和看民情日记', en: 'Keep the diaries of households' },
  [corePermissions.walkRoundWalk]: { 'zh-CN': '走访核对', en: 'Walk buildings door by door' },
  [corePermissions.importRun]: { 'zh-CN': '用表格导入', en: 'Import spreadsheets' },
  [corePermissions.exportRun]: { 'zh-CN': '说明理由后导出表格', en: 'Export spreadsheets for a stated reason' },
  [corePermissions.taskRead]: { 'zh-CN': '看任务', en: 'See tasks' },
  [corePermissions.taskAct]: { 'zh-CN': '办任务', en: 'Do tasks' },
  [corePermissions.taskCreate]: { 'zh-CN': '建任务', en: 'Create tasks' },
  [corePermissions.taskRefuse]: { 'zh-CN': '拒收准入之外的任务', en: 'Refuse tasks that were not admitted' },
  [corePermissions.admissionRead]: { 'zh-CN': '看准入事项', en: 'See what is admitted' },
  [corePermissions.admissionApply]: { 'zh-CN': '申请准入', en: 'Apply for admissions' },
  [corePermissions.admissionSort]: { 'zh-CN': '梳理和公布准入', en: 'Sort applications and publish admissions' },
  [corePermissions.admissionCheckFunds]: { 'zh-CN': '核准入经费', en: 'Check the money of an admission' },
  [corePermissions.admissionDecide]: { 'zh-CN': '审定准入', en: 'Decide on admissions' },
  [corePermissions.admissionExcept]: { 'zh-CN': '紧急放行', en: 'Grant urgent exceptions' },
  [corePermissions.taskFundingPay]: { 'zh-CN': '登记付给社区的经费', en: 'Record what was paid to communities' },
  [corePermissions.taskFundingConfirm]: { 'zh-CN': '确认到账的经费', en: 'Confirm money that arrived' },
  [corePermissions.pluginRead]: { 'zh-CN': '看插件', en: 'See plugins' },
  [corePermissions.pluginInstall]: { 'zh-CN': '安装、启用和停用插件', en: 'Install, enable and disable plugins' },
};

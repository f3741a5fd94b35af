import type { LocalizedText } from '../primitives.js';

/**
 * Every act that core records, `<noun>.<past>`, in plain words. Core cannot record an act that is not here; acts of
 * plugins are shown by their code.
 */
export const auditActionTitles = {
  'audit.searched': { 'zh-CN': '查看审计记录', en: 'Read the audit' },
  'audit.exported': { 'zh-CN': '导出审计记录', en: 'Exported the audit' },
  'audit.verified': { 'zh-CN': '核验审计链', en: 'Verified the audit' },
  'audit.expired': { 'zh-CN': '清理到期的审计记录', en: 'Removed a day of the audit that had expired' },
  'person.revealed': { 'zh-CN': '查看居民完整号码', en: 'Saw a resident’s number' },
  'person.registered': { 'zh-CN': '登记居民', en: 'Registered a resident' },
  'person.corrected': { 'zh-CN': '更正居民信息', en: 'Corrected a resident' },
  'person.related': { 'zh-CN': '登记居民的关系', en: 'Recorded a relation of a resident' },
  'person.relationEnded': { 'zh-CN': '结束居民的关系', en: 'Ended a relation of a resident' },
  'person.factRecorded': { 'zh-CN': '登记居民的事实', en: 'Recorded a fact of a resident' },
  'person.factEnded': { 'zh-CN': '结束居民的事实', en: 'Ended a fact of a resident' },
  'household.headNamed': { 'zh-CN': '登记户主', en: 'Named the head of a household' },
  'dwelling.flagged': { 'zh-CN': '登记户室空置或出租', en: 'Flagged a dwelling as empty or let' },
  'walkRound.started': { 'zh-CN': '开始走访核对', en: 'Began a walk-round' },
  'walkRound.finished': { 'zh-CN': '结束走访核对', en: 'Finished a walk-round' },
  'key.rotated': { 'zh-CN': '更换数据密钥', en: 'Made a new key for sealed data' },
  'key.removed': { 'zh-CN': '销毁旧的数据密钥', en: 'Destroyed an old key of sealed data' },
  'role.adjusted': { 'zh-CN': '调整岗位权限', en: 'Adjusted what a role may do' },
  'breakGlass.begun': { 'zh-CN': '开始紧急临时授权', en: 'Broke the glass' },
  'breakGlass.used': { 'zh-CN': '使用紧急临时授权', en: 'Acted behind broken glass' },
  'breakGlass.ended': { 'zh-CN': '结束紧急临时授权', en: 'Emergency access ended' },
  'session.begun': { 'zh-CN': '登录', en: 'Logged in' },
  'session.refused': { 'zh-CN': '登录没有成功', en: 'A login was refused' },
  'session.confirmed': { 'zh-CN': '重要操作前确认身份', en: 'Confirmed who they are' },
  'session.ended': { 'zh-CN': '退出或结束登录', en: 'A login was ended' },
  'account.created': { 'zh-CN': '开设账号', en: 'Opened an account' },
  'account.disabled': { 'zh-CN': '停用账号', en: 'Disabled an account' },
  'account.enabled': { 'zh-CN': '恢复账号', en: 'Enabled an account' },
  'account.locked': { 'zh-CN': '密码错太多，暂时锁定', en: 'Locked after wrong passwords' },
  'account.passwordReset': { 'zh-CN': '重置密码', en: 'Reset a password' },
  'password.changed': { 'zh-CN': '改密码', en: 'Changed the password' },
  'secondFactor.enabled': { 'zh-CN': '启用动态口令', en: 'Enabled a second factor' },
  'secondFactor.disabled': { 'zh-CN': '停用动态口令', en: 'Disabled a second factor' },
  'secondFactor.reset': { 'zh-CN': '重置动态口令', en: 'Reset a second factor' },
  'recoveryCode.used': { 'zh-CN': '使用备用码', en: 'Used a recovery code' },
  'recoveryCodes.renewed': { 'zh-CN': '更换备用码', en: 'Renewed the recovery codes' },
  'securitySettings.changed': { 'zh-CN': '改安全设置', en: 'Changed security settings' },
  'serviceAccount.created': { 'zh-CN': '开设服务账号', en: 'Opened a service account' },
  'serviceAccount.enabled': { 'zh-CN': '恢复服务账号', en: 'Enabled a service account' },
  'serviceAccount.disabled': { 'zh-CN': '停用服务账号', en: 'Disabled a service account' },
  'serviceAccount.secretRenewed': { 'zh-CN': '更换服务账号密钥', en: 'Renewed the secret of a service account' },
  'signingKey.made': { 'zh-CN': '启用新的签名密钥', en: 'Made a signing key' },
  'signingKey.retired': { 'zh-CN': '停用签名密钥', en: 'Retired a signing key' },
  'appointment.appointed': { 'zh-CN': '任职', en: 'Appointed' },
  'appointment.seconded': { 'zh-CN': '借调', en: 'Seconded' },
  'appointment.corrected': { 'zh-CN': '更正任职', en: 'Corrected an appointment' },
  'appointment.ended': { 'zh-CN': '免职', en: 'Ended an appointment' },
  'staff.updated': { 'zh-CN': '改人员资料', en: 'Changed a staff file' },
  'qualification.added': { 'zh-CN': '登记资格证书', en: 'Added a qualification' },
  'qualification.removed': { 'zh-CN': '删除资格证书', en: 'Removed a qualification' },
  'training.added': { 'zh-CN': '登记培训', en: 'Added a training' },
  'training.removed': { 'zh-CN': '删除培训', en: 'Removed a training' },
  'reorganisation.proposed': { 'zh-CN': '提出区划调整', en: 'Proposed a reorganisation' },
  'reorganisation.approved': { 'zh-CN': '批准区划调整', en: 'Approved a reorganisation' },
  'reorganisation.rejected': { 'zh-CN': '驳回区划调整', en: 'Rejected a reorganisation' },
  'reorganisation.withdrawn': { 'zh-CN': '撤回区划调整', en: 'Withdrew a reorganisation' },
  'reorganisation.applied': { 'zh-CN': '区划调整生效', en: 'A reorganisation took effect' },
  'reorganisation.completed': { 'zh-CN': '区划调整完成', en: 'A reorganisation was completed' },
  'reorganisation.failed': { 'zh-CN': '区划调整没有执行', en: 'A reorganisation failed' },
  'unit.areaChanged': { 'zh-CN': '改单位面积', en: 'Changed the area of a unit' },
  'body.began': { 'zh-CN': '登记组织', en: 'Entered a body' },
  'body.changed': { 'zh-CN': '改组织', en: 'Changed a body' },
  'body.ended': { 'zh-CN': '撤销组织', en: 'Ended a body' },
  'body.termSet': { 'zh-CN': '登记届期', en: 'Set a term of office' },
  'agency.began': { 'zh-CN': '登记机构', en: 'Entered an agency' },
  'agency.changed': { 'zh-CN': '改机构', en: 'Changed an agency' },
  'agency.ended': { 'zh-CN': '撤销机构', en: 'Ended an agency' },
  'agency.serviceBegan': { 'zh-CN': '机构开始服务单位', en: 'An agency began to serve a unit' },
  'agency.serviceEnded': { 'zh-CN': '机构不再服务单位', en: 'An agency ceased to serve a unit' },
  'partner.began': { 'zh-CN': '登记合作单位', en: 'Entered a partner' },
  'partner.changed': { 'zh-CN': '改合作单位', en: 'Changed a partner' },
  'partner.ended': { 'zh-CN': '撤销合作单位', en: 'Ended a partner' },
  'premises.began': { 'zh-CN': '登记阵地', en: 'Entered premises' },
  'premises.changed': { 'zh-CN': '改阵地', en: 'Changed premises' },
  'premises.ended': { 'zh-CN': '撤销阵地', en: 'Ended premises' },
} as const satisfies Record<string, LocalizedText>;

export type AuditAction = keyof typeof auditActionTitles;

export const auditActions = Object.keys(auditActionTitles) as AuditAction[];

/** The act in plain words; null for one that core does not know. */
export function auditActionTitle(action: string): LocalizedText | null {
  const titles: Record<string, LocalizedText> = auditActionTitles;
  return titles[action] ?? null;
}

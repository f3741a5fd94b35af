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
  'role.adjusted': { 'zh-CN': '调整岗位权限', en: 'Adjusted what a role may do' },
  'breakGlass.begun': { 'zh-CN': '开始紧急临时授权', en: 'Broke the glass' },
  'breakGlass.used': { 'zh-CN': '使用紧急临时授权', en: 'Acted behind broken glass' },
  'breakGlass.ended': { 'zh-CN': '结束紧急临时授权', en: 'Emergency access ended' },
} as const satisfies Record<string, LocalizedText>;

export type AuditAction = keyof typeof auditActionTitles;

export const auditActions = Object.keys(auditActionTitles) as AuditAction[];

/** The act in plain words; null for one that core does not know. */
export function auditActionTitle(action: string): LocalizedText | null {
  const titles: Record<string, LocalizedText> = auditActionTitles;
  return titles[action] ?? null;
}

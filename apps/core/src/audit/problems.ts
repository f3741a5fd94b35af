import { AUDIT_EXPORT_LIMIT, AUDIT_VERIFICATION_DAYS, defineProblems } from '@yige/contracts';

export const auditProblems = defineProblems({
  'audit.exportTooLarge': [
    422,
    `一次最多导出 ${AUDIT_EXPORT_LIMIT.toLocaleString('en')} 条，请缩短日期范围`,
    `An export holds at most ${AUDIT_EXPORT_LIMIT.toLocaleString('en')} entries; choose fewer days`,
  ],
  'audit.rangeInvalid': [422, '起止日期不对', 'The days do not make a range'],
  'audit.rangeTooLong': [
    422,
    `一次最多核验 ${AUDIT_VERIFICATION_DAYS} 天；更长的请用命令 yige audit verify`,
    `One request verifies at most ${AUDIT_VERIFICATION_DAYS} days; for more use the command yige audit verify`,
  ],
});

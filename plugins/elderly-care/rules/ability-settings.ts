import type { SettingDefinition } from '@yige/plugin-sdk/manifest';
import { abilityLevelSchema } from '../ability-contract.js';

const { mild, moderate, severe, complete } = abilityLevelSchema.enum;

/**
 * What streets and communities set for themselves about ability assessments. GB/T 42195-2022 says how to assess, not how
 * often, and which visits follow is local practice: rules.md marks both [U]. Points, levels and what worsens them are the
 * standard's and no setting.
 */
export const abilitySettings = [
  {
    name: 'reassessMonths',
    title: { 'zh-CN': '评估后多久再评估一次', en: 'Elders are assessed again after' },
    help: {
      'zh-CN': '从评估那天算起，改了以后从下一次评估起生效。状况变化时随时可以再评。',
      en: 'Counted from the assessment; holds from the next one on. Whoever changes may be assessed at any time.',
    },
    type: 'number',
    minimum: 3,
    maximum: 24,
    default: 12,
    unit: { 'zh-CN': '个月', en: 'months' },
    perUnit: true,
  },
  {
    name: 'keyVisitsFrom',
    title: {
      'zh-CN': '评估到哪一级起按重点老人探访',
      en: 'Assessed as this or worse, an elder is visited as a key one',
    },
    help: {
      'zh-CN': '失能老人至少每月探访一次是地方做法，请按当地文件核对。改了以后从下一次评估或探访起生效。',
      en: 'Monthly visits to disabled elders are local practice: check your documents. Holds from the next assessment or visit on.',
    },
    type: 'choice',
    options: [
      { value: mild, title: { 'zh-CN': '轻度失能', en: 'Mildly disabled' } },
      { value: moderate, title: { 'zh-CN': '中度失能', en: 'Moderately disabled' } },
      { value: severe, title: { 'zh-CN': '重度失能', en: 'Severely disabled' } },
      { value: complete, title: { 'zh-CN': '完全失能', en: 'Completely disabled' } },
    ],
    default: mild,
    perUnit: true,
  },
] as const satisfies readonly SettingDefinition[];

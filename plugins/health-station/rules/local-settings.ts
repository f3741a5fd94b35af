import type { SettingDefinition } from '@yige/plugin-sdk/manifest';
import { hypertensionRulesOn } from './hypertension.js';

/** A day by which every version of the rules applies. */
const NEWEST = '9999-12-31';
const { followUpsAYear, soonDays } = hypertensionRulesOn(NEWEST);
const longestMonths = 12 / followUpsAYear;
const days = { 'zh-CN': '天', en: 'days' };

/**
 * What streets and communities set for themselves, within what 国家基本公共卫生服务规范（第三版） asks at least: four follow-ups a
 * year, and two weeks after what is urgent or not controlled. They may see patients more often, never less. The limits of
 * pressure are the state's and no setting.
 */
export const localSettings = [
  {
    name: 'followUpMonths',
    title: { 'zh-CN': '血压达标的患者多久随访一次', en: 'Patients under control are followed up every' },
    help: {
      'zh-CN': '国家规范每年至少 4 次，最多隔 3 个月。',
      en: 'The national standard asks for four a year: three months at most.',
    },
    type: 'number',
    minimum: 1,
    maximum: longestMonths,
    default: longestMonths,
    unit: { 'zh-CN': '个月', en: 'months' },
    perUnit: true,
  },
  {
    name: 'soonDays',
    title: { 'zh-CN': '没有达标或紧急转诊后几天内随访', en: 'What is urgent or not controlled is followed up within' },
    help: { 'zh-CN': '国家规范是 2 周内。', en: 'The national standard asks for two weeks.' },
    type: 'number',
    minimum: 1,
    maximum: soonDays,
    default: soonDays,
    unit: days,
    perUnit: true,
  },
] as const satisfies readonly SettingDefinition[];

import type { SettingDefinition } from '@yige/plugin-sdk/manifest';
import { duesRulesOn } from './dues-rates.js';

/** A day by which every version of the rules applies. */
const NEWEST = '9999-12-31';
const { farmer } = duesRulesOn(NEWEST);

/** What streets and communities set for themselves: where the rules leave a range, and where no second source confirms one ([U]). */
export const localSettings = [
  {
    name: 'farmerDues',
    title: { 'zh-CN': '农民党员每月党费', en: 'Dues of farmers, a month' },
    help: {
      'zh-CN': '中组发〔2008〕3号：每月 0.2～1 元。单位是分，改了以后从下次计算起生效。',
      en: 'The national rule: 0.20 to 1.00 yuan a month. In fen; it holds for what is worked out from then on.',
    },
    type: 'number',
    minimum: farmer.least,
    maximum: farmer.most,
    default: farmer.least,
    unit: { 'zh-CN': '分', en: 'fen' },
    perUnit: true,
  },
  {
    name: 'partyLessons',
    title: { 'zh-CN': '每季度安排一次党课', en: 'A party lesson each quarter' },
    help: {
      'zh-CN': '国家规定要求定期开展党课，没有写明次数；多数地方每季度一次。',
      en: 'The national rule asks for lessons regularly without a number; most places hold one a quarter.',
    },
    type: 'boolean',
    default: true,
    perUnit: true,
  },
  {
    name: 'monthlyTask',
    title: { 'zh-CN': '每月一条组织生活待办', en: 'A task for each month’s organisation life' },
    help: {
      'zh-CN': '每月 1 日发给有支部的单位，列出各支部当月应开的会，月底前办完。要有上级的准入事项。',
      en: 'Sent on the first to each unit with branches: what the month asks of them, to be done by its last day. It needs an admission.',
    },
    type: 'boolean',
    default: true,
    perUnit: true,
  },
  {
    name: 'termReminderMonths',
    title: { 'zh-CN': '任期届满提前几个月提醒', en: 'Months before a term ends to be reminded' },
    help: { 'zh-CN': '换届准备一般提前 3 个月开始。', en: 'An election is mostly prepared three months ahead.' },
    type: 'number',
    minimum: 1,
    maximum: 12,
    default: 3,
    unit: { 'zh-CN': '个月', en: 'months' },
    perUnit: true,
  },
  {
    name: 'soonDays',
    title: { 'zh-CN': '会议到期前几天标为临近', en: 'Days before its last day at which a meeting is marked as near' },
    help: {
      'zh-CN': '只影响年历和看板上的颜色。',
      en: 'It changes the colours of the year and of the dashboard only.',
    },
    type: 'number',
    minimum: 1,
    maximum: 20,
    default: 7,
    unit: { 'zh-CN': '天', en: 'days' },
    perUnit: true,
  },
] as const satisfies readonly SettingDefinition[];

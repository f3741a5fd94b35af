import type { SettingDefinition } from '@yige/plugin-sdk/manifest';
import { mediationRulesOn } from './mediation.js';
import { rentedHomeRulesOn } from './rented-homes.js';

/** A day by which every version of the rules applies. */
const NEWEST = '9999-12-31';
const days = { 'zh-CN': '天', en: 'days' };
const mediation = mediationRulesOn(NEWEST);
const homes = rentedHomeRulesOn(NEWEST);

/**
 * What streets and communities set for themselves. A committee may settle disputes sooner than 人民调解工作若干规定第三十三条
 * asks, never later; the thirty days for judicial confirmation are the law's and no setting. The others are local practice,
 * which rules.md marks [U].
 */
export const localSettings = [
  {
    name: 'mediationDays',
    title: { 'zh-CN': '受理后几天内调结', en: 'A dispute is settled within' },
    help: { 'zh-CN': '国家规定一般在一个月内调结。', en: 'The rule of the state is a month, as a rule.' },
    type: 'number',
    minimum: 7,
    maximum: mediation.mediationDays,
    default: mediation.mediationDays,
    unit: days,
    perUnit: true,
  },
  {
    name: 'extensionDays',
    title: { 'zh-CN': '当事人同意延长时，延长几天', en: 'When the parties agree to go on, for another' },
    help: { 'zh-CN': '每件只延长一次，要写明原因。', en: 'Once for each dispute, with the reason.' },
    type: 'number',
    minimum: 7,
    maximum: 60,
    default: mediation.usual.extensionDays,
    unit: days,
    perUnit: true,
  },
  {
    name: 'returnVisitDays',
    title: { 'zh-CN': '达成协议后几天内回访', en: 'An agreement is visited again within' },
    help: { 'zh-CN': '从协议生效那天算起。', en: 'From the day on which it takes effect.' },
    type: 'number',
    minimum: 1,
    maximum: 90,
    default: mediation.usual.returnVisitDays,
    unit: days,
    perUnit: true,
  },
  {
    name: 'rentedHomeCycleDays',
    title: { 'zh-CN': '出租房多久看一次', en: 'A rented home is looked at every' },
    help: {
      'zh-CN': '从上一次算起，改了以后从下一次起生效。',
      en: 'From the last time; a change holds from the next one on.',
    },
    type: 'number',
    minimum: 14,
    maximum: 365,
    default: homes.usual.cycleDays,
    unit: days,
    perUnit: true,
  },
  {
    name: 'rentedHomeRetryDays',
    title: { 'zh-CN': '没见到人，几天后再去', en: 'After nobody was met, somebody tries again in' },
    type: 'number',
    minimum: 1,
    maximum: 30,
    default: homes.usual.retryDays,
    unit: days,
    perUnit: true,
  },
] as const satisfies readonly SettingDefinition[];

import type { SettingDefinition } from '@yige/plugin-sdk/manifest';
import { starRulesOn } from './stars.js';

/** Within so many days the resident is asked whether help came, unless a unit sets another number: ours ([U]). */
export const DAYS_TO_ASK = 7;

/** A day by which every version of the rules applies. */
const NEWEST = '9999-12-31';
const [first, second, third, fourth, fifth] = starRulesOn(NEWEST).hours;
const hours = { 'zh-CN': '小时', en: 'hours' };
const star = {
  type: 'number',
  unit: hours,
  help: {
    'zh-CN': '按核定的服务时间算。数字出自 2020 年以前的规定，以当地现行文件为准。',
    en: 'By certified hours. The figure is from rules before 2020; what is in force locally decides.',
  },
} as const;

/**
 * What local offices set for themselves: the hours of stars, of which rules.md marks the source [U], how the rotating code
 * is shown, and how soon residents are asked. The bounds of one star end where those of the next begin, so that stars
 * ascend whatever is set.
 */
export const localSettings = [
  {
    ...star,
    name: 'starOneHours',
    title: { 'zh-CN': '一星', en: 'One star from' },
    minimum: 10,
    maximum: 200,
    default: first,
  },
  {
    ...star,
    name: 'starTwoHours',
    title: { 'zh-CN': '二星', en: 'Two stars from' },
    minimum: 201,
    maximum: 450,
    default: second,
  },
  {
    ...star,
    name: 'starThreeHours',
    title: { 'zh-CN': '三星', en: 'Three stars from' },
    minimum: 451,
    maximum: 800,
    default: third,
  },
  {
    ...star,
    name: 'starFourHours',
    title: { 'zh-CN': '四星', en: 'Four stars from' },
    minimum: 801,
    maximum: 1_250,
    default: fourth,
  },
  {
    ...star,
    name: 'starFiveHours',
    title: { 'zh-CN': '五星', en: 'Five stars from' },
    minimum: 1_251,
    maximum: 5_000,
    default: fifth,
  },
  {
    name: 'codeSeconds',
    type: 'number',
    title: { 'zh-CN': '签到码多久换一次', en: 'The sign-in code changes every' },
    help: {
      'zh-CN': '上一个码再认一轮，来得及输入。越短越难代签。',
      en: 'The code before is still taken for one more turn. The shorter, the harder it is to sign in for others.',
    },
    unit: { 'zh-CN': '秒', en: 'seconds' },
    minimum: 30,
    maximum: 300,
    step: 30,
    default: 60,
    perUnit: true,
  },
  {
    name: 'askWithinDays',
    type: 'number',
    title: { 'zh-CN': '帮办完几天内上门问本人', en: 'After help at home the resident is asked within' },
    help: {
      'zh-CN': '一周内到期的会出现在网格员的走访里。',
      en: 'What is due within a week stands among the doors that grid workers visit.',
    },
    unit: { 'zh-CN': '天', en: 'days' },
    minimum: 1,
    maximum: 14,
    default: DAYS_TO_ASK,
    perUnit: true,
  },
] as const satisfies readonly SettingDefinition[];

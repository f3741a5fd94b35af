import type { SettingDefinition } from '@yige/plugin-sdk/manifest';
import { visitCyclesOn } from './visit-cycles.js';

/** A day by which every version of the rules applies. */
const NEWEST = '9999-12-31';
const days = { 'zh-CN': '天', en: 'days' };
const months = { 'zh-CN': '个月', en: 'months' };
const { usual } = visitCyclesOn(NEWEST);

/**
 * What streets and communities set for themselves. Source: 特殊困难老年人探访关爱 is a local practice whose figures rules.md
 * marks [U]; what holds until somebody sets another stands in `visit-cycles.ts`.
 */
export const localSettings = [
  {
    name: 'highVisitDays',
    title: { 'zh-CN': '高风险老人多久探访一次', en: 'High-risk elders are visited every' },
    help: {
      'zh-CN': '从上一次探访算起，改了以后从下一次探访起生效。',
      en: 'Counted from the last visit; holds from the next one on.',
    },
    type: 'number',
    minimum: 1,
    maximum: 14,
    default: usual.highDays,
    unit: days,
    perUnit: true,
  },
  {
    name: 'keyVisitMonths',
    title: { 'zh-CN': '重点老人多久探访一次', en: 'Key elders are visited every' },
    help: {
      'zh-CN': '独居的、评估为失能的至少是重点老人。',
      en: 'Elders living alone or assessed as disabled are at least key ones.',
    },
    type: 'number',
    minimum: 1,
    maximum: 3,
    default: usual.keyMonths,
    unit: months,
    perUnit: true,
  },
  {
    name: 'generalVisitMonths',
    title: { 'zh-CN': '一般老人多久探访一次', en: 'Other elders are visited every' },
    help: {
      'zh-CN': '不独居、也没有评估为失能的老人。',
      en: 'Those who neither live alone nor were assessed as disabled.',
    },
    type: 'number',
    minimum: 1,
    maximum: 6,
    default: usual.generalMonths,
    unit: months,
    perUnit: true,
  },
  {
    name: 'retryAfterDays',
    title: { 'zh-CN': '没见到人，几天后再去', en: 'After nobody was met, somebody tries again in' },
    help: {
      'zh-CN': '没见到人不算探访，原来的任务接着用。',
      en: 'Nobody met is no visit; the task that is open already serves the next attempt.',
    },
    type: 'number',
    minimum: 1,
    maximum: 14,
    default: usual.retryAfterDays,
    unit: days,
    perUnit: true,
  },
] as const satisfies readonly SettingDefinition[];

import type { SettingDefinition } from '@yige/plugin-sdk/manifest';
import { NEW_FOR_DAYS } from './newness.js';

export const localSettings = [
  {
    name: 'newForDays',
    title: { 'zh-CN': '记录多少天内算新', en: 'For how many days a note is new' },
    type: 'number',
    minimum: 1,
    maximum: 30,
    default: NEW_FOR_DAYS,
    unit: { 'zh-CN': '天', en: 'days' },
    perUnit: true,
  },
] as const satisfies readonly SettingDefinition[];

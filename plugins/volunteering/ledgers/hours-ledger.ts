import { defineLedger } from '@yige/plugin-sdk/manifest';

const given = { source: 'plugin' } as const;

/** 志愿服务时间台账: each certified record of service of the month. */
export const hoursLedger = defineLedger({
  name: 'hours',
  title: { 'zh-CN': '志愿服务时间台账', en: 'Ledger of service hours' },
  rule: {
    'zh-CN': '服务日期在本月、已经核定的记录一行；更正过的只列更正后的',
    en: 'Each certified record with its day in the month; of what was corrected, the correction',
  },
  permission: 'volunteering:volunteer.read',
  period: 'month',
  columns: [
    { type: 'person', name: 'name', title: { 'zh-CN': '姓名', en: 'Name' }, semantic: 'person.name', search: true },
    {
      ...given,
      type: 'date',
      name: 'servedOn',
      title: { 'zh-CN': '服务日期', en: 'Served on' },
      semantic: 'volunteering.serviceDate',
      rule: { 'zh-CN': '班次或帮办的那天', en: 'The day of the shift, or of the help at home' },
    },
    {
      ...given,
      type: 'choice',
      name: 'source',
      title: { 'zh-CN': '来源', en: 'Source' },
      semantic: 'volunteering.serviceSource',
      rule: { 'zh-CN': '活动班次，或上门帮办', en: 'A shift of an activity, or help at home' },
      filter: true,
      options: [
        { value: 'shift', title: { 'zh-CN': '活动', en: 'Activity' } },
        { value: 'errand', title: { 'zh-CN': '上门帮办', en: 'Help at home' } },
      ],
    },
    {
      ...given,
      type: 'text',
      name: 'what',
      title: { 'zh-CN': '服务内容', en: 'Service' },
      semantic: 'volunteering.service',
      rule: { 'zh-CN': '活动的名称', en: 'The title of the activity' },
    },
    {
      ...given,
      type: 'integer',
      name: 'minutes',
      title: { 'zh-CN': '时间（分钟）', en: 'Minutes' },
      semantic: 'volunteering.serviceMinutes',
      rule: {
        'zh-CN': '签到到签退，截到班次以内，不含路上（民政部令第67号）',
        en: 'From sign-in to sign-out, cut to the shift, without travel (order no. 67 of the Ministry of Civil Affairs)',
      },
      total: true,
    },
    {
      ...given,
      type: 'text',
      name: 'recordedBy',
      title: { 'zh-CN': '记录人', en: 'Recorded by' },
      semantic: 'volunteering.recordedBy',
      rule: {
        'zh-CN': '签退、补录或登记完成的人',
        en: 'Who took the sign-out, wrote it down or recorded that it was done',
      },
    },
    {
      ...given,
      type: 'text',
      name: 'certifiedBy',
      title: { 'zh-CN': '核定人', en: 'Certified by' },
      semantic: 'volunteering.certifiedBy',
      rule: {
        'zh-CN': '核定的组织者；帮办由上门问过本人的人',
        en: 'The organiser who certified it; for help at home, who asked the resident at the door',
      },
    },
  ],
});

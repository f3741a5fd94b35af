import { defineLedger } from '@yige/plugin-sdk/manifest';

const volunteer = { type: 'person', group: { 'zh-CN': '志愿者', en: 'Volunteer' } } as const;
const service = { group: { 'zh-CN': '服务', en: 'Service' }, source: 'plugin' } as const;

/** 志愿者名册: who is a volunteer, and what they gave in the year. */
export const volunteersLedger = defineLedger({
  name: 'volunteers',
  title: { 'zh-CN': '志愿者名册', en: 'Register of volunteers' },
  rule: {
    'zh-CN': '本年在册的每位志愿者一行，年内退出的也在内',
    en: 'Each volunteer of the year, those who left within it included',
  },
  permission: 'volunteering:volunteer.read',
  period: 'year',
  columns: [
    { ...volunteer, name: 'name', title: { 'zh-CN': '姓名', en: 'Name' }, semantic: 'person.name', search: true },
    { ...volunteer, name: 'sex', title: { 'zh-CN': '性别', en: 'Sex' }, semantic: 'person.sex' },
    { ...volunteer, name: 'phone', title: { 'zh-CN': '电话', en: 'Phone' }, semantic: 'person.phone' },
    {
      type: 'date',
      name: 'enrolledOn',
      title: { 'zh-CN': '登记日期', en: 'Enrolled' },
      semantic: 'volunteering.enrolledOn',
      source: 'plugin',
      rule: { 'zh-CN': '本人同意后登记的那天', en: 'The day of enrolment, after they agreed' },
    },
    {
      type: 'choice',
      name: 'state',
      title: { 'zh-CN': '状态', en: 'State' },
      semantic: 'volunteering.state',
      source: 'plugin',
      rule: { 'zh-CN': '年末仍在册，或年内退出', en: 'Still a volunteer at the end of the year, or left within it' },
      filter: true,
      options: [
        { value: 'active', title: { 'zh-CN': '在册', en: 'Volunteer' } },
        { value: 'left', title: { 'zh-CN': '已退出', en: 'Left' } },
      ],
    },
    {
      ...service,
      type: 'integer',
      name: 'times',
      title: { 'zh-CN': '次数', en: 'Times' },
      semantic: 'volunteering.serviceTimes',
      rule: { 'zh-CN': '年内核定的服务记录条数', en: 'Certified records of service in the year' },
      total: true,
    },
    {
      ...service,
      type: 'integer',
      name: 'minutes',
      title: { 'zh-CN': '时间（分钟）', en: 'Minutes' },
      semantic: 'volunteering.serviceMinutes',
      rule: {
        'zh-CN': '年内核定的服务时间，不含路上（民政部令第67号）',
        en: 'Certified time of service in the year, without travel (order no. 67 of the Ministry of Civil Affairs)',
      },
      total: true,
    },
    {
      ...service,
      type: 'date',
      name: 'lastOn',
      title: { 'zh-CN': '最近', en: 'Last' },
      semantic: 'volunteering.lastServiceDate',
      rule: { 'zh-CN': '年内最近一次服务', en: 'The last service of the year' },
    },
  ],
});

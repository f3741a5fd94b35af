import { defineLedger } from '@yige/plugin-sdk/manifest';

const patient = { type: 'person', group: { 'zh-CN': '患者', en: 'Patient' } } as const;
const followUp = {
  type: 'integer',
  group: { 'zh-CN': '面对面随访', en: 'Face-to-face follow-ups' },
  total: true,
} as const;
const pressure = { group: { 'zh-CN': '血压', en: 'Blood pressure' }, source: 'tasks' } as const;
const lastReading = {
  'zh-CN': '本年最近一次医生测量的，或采集后医生复核通过的',
  en: 'The year’s last reading that a doctor took, or approved after somebody else collected it',
};

/** 高血压患者随访台账: what the national standard asks for in a calendar year, and what was done. */
export const followUpLedger = defineLedger({
  name: 'followUps',
  title: { 'zh-CN': '高血压患者随访台账', en: 'Follow-ups of patients with hypertension' },
  rule: {
    'zh-CN': '今天在登记里的每位患者：全年随访、体检了几次，最近一次血压怎样',
    en: 'Each patient in the register today: follow-ups and physicals of the year, and the last blood pressure',
  },
  permission: 'health-station:patient.read',
  period: 'year',
  sensitive: true,
  columns: [
    { ...patient, name: 'name', title: { 'zh-CN': '姓名', en: 'Name' }, semantic: 'person.name', search: true },
    { ...patient, name: 'sex', title: { 'zh-CN': '性别', en: 'Sex' }, semantic: 'person.sex' },
    { ...patient, name: 'birthDate', title: { 'zh-CN': '出生日期', en: 'Born' }, semantic: 'person.birthDate' },
    { ...patient, name: 'phone', title: { 'zh-CN': '电话', en: 'Phone' }, semantic: 'person.phone' },
    { ...patient, name: 'address', title: { 'zh-CN': '住址', en: 'Address' }, semantic: 'person.address' },
    {
      ...followUp,
      name: 'asked',
      title: { 'zh-CN': '应随访', en: 'Due' },
      semantic: 'healthStation.hypertension.followUpsAsked',
      source: 'plugin',
      rule: {
        'zh-CN': '国家基本公共卫生服务规范（第三版）：每年至少 4 次面对面随访',
        en: 'National standard for basic public health services (3rd edition): at least four face to face a year',
      },
    },
    {
      ...followUp,
      name: 'done',
      title: { 'zh-CN': '已随访', en: 'Done' },
      semantic: 'healthStation.hypertension.followUpsDone',
      source: 'tasks',
      rule: {
        'zh-CN': '医生本人当面测量的，按次计；别人采集的不算，复核通过也不算',
        en: 'Readings that the doctor took in person; what others collected is none, approved or not',
      },
    },
    {
      type: 'integer',
      name: 'physicals',
      title: { 'zh-CN': '体检', en: 'Physicals' },
      semantic: 'healthStation.hypertension.physicalsDone',
      source: 'plugin',
      rule: {
        'zh-CN': '本年做过的健康体检；国家规范每年 1 次',
        en: 'Physical examinations of the year, of which the national standard asks for one',
      },
      total: true,
    },
    {
      ...pressure,
      type: 'integer',
      name: 'readings',
      title: { 'zh-CN': '测量次数', en: 'Readings' },
      semantic: 'healthStation.hypertension.readings',
      rule: {
        'zh-CN': '医生测量的，和采集后医生复核通过的',
        en: 'Those that a doctor took, and those collected and then approved',
      },
      total: true,
    },
    {
      ...pressure,
      type: 'choice',
      name: 'control',
      title: { 'zh-CN': '控制情况', en: 'Control' },
      semantic: 'healthStation.hypertension.control',
      rule: {
        'zh-CN': '按本年最近一次血压：低于 140/90 为达标，65 岁及以上低于 150/90',
        en: 'By the year’s last reading: controlled below 140/90, from 65 years on below 150/90',
      },
      filter: true,
      options: [
        { value: 'controlled', title: { 'zh-CN': '达标', en: 'Controlled' } },
        { value: 'notControlled', title: { 'zh-CN': '未达标', en: 'Not controlled' } },
        { value: 'urgent', title: { 'zh-CN': '急需转诊', en: 'Refer at once' } },
      ],
    },
    {
      ...pressure,
      type: 'integer',
      name: 'systolic',
      title: { 'zh-CN': '高压（mmHg）', en: 'Systolic (mmHg)' },
      semantic: 'healthStation.hypertension.lastSystolic',
      rule: lastReading,
    },
    {
      ...pressure,
      type: 'integer',
      name: 'diastolic',
      title: { 'zh-CN': '低压（mmHg）', en: 'Diastolic (mmHg)' },
      semantic: 'healthStation.hypertension.lastDiastolic',
      rule: lastReading,
    },
    {
      ...pressure,
      type: 'date',
      name: 'lastOn',
      title: { 'zh-CN': '最近', en: 'Last' },
      semantic: 'healthStation.hypertension.lastReadingDate',
      rule: lastReading,
    },
    {
      ...pressure,
      type: 'text',
      name: 'takenBy',
      title: { 'zh-CN': '测量人', en: 'Taken by' },
      semantic: 'healthStation.hypertension.lastReadingBy',
      rule: lastReading,
    },
  ],
});

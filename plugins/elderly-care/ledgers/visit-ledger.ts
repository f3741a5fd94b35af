import { defineLedger } from '@yige/plugin-sdk/manifest';

const elder = { group: { 'zh-CN': '老人', en: 'Elder' } } as const;
const cycle = { group: { 'zh-CN': '分档', en: 'Tier' }, source: 'plugin' } as const;
const visit = { group: { 'zh-CN': '探访', en: 'Visits' } } as const;
const lastVisit = {
  'zh-CN': '本期最近一次见到本人或打通电话的探访',
  en: 'The period’s last visit at which the elder was met or reached by phone',
};

/** 老人探访台账: what the bureau asks of each elder in a quarter, and what was done. */
export const visitLedger = defineLedger({
  name: 'visits',
  title: { 'zh-CN': '老人探访台账', en: 'Visits to elders' },
  rule: {
    'zh-CN': '今天在名册里的每位老人：按档次应探访几次，实际探访了几次',
    en: 'Each elder in the register today: visits due by tier, and visits made',
  },
  permission: 'elderly-care:elder.read',
  period: 'quarter',
  columns: [
    {
      ...elder,
      type: 'person',
      name: 'name',
      title: { 'zh-CN': '姓名', en: 'Name' },
      semantic: 'person.name',
      search: true,
    },
    {
      ...elder,
      type: 'person',
      name: 'idNumber',
      title: { 'zh-CN': '身份证号', en: 'ID number' },
      semantic: 'person.idNumber',
    },
    {
      ...elder,
      type: 'person',
      name: 'address',
      title: { 'zh-CN': '住址', en: 'Address' },
      semantic: 'person.address',
    },
    {
      ...cycle,
      type: 'choice',
      name: 'tier',
      title: { 'zh-CN': '档次', en: 'Tier' },
      semantic: 'elderlyCare.visitTier',
      rule: {
        'zh-CN': '名册里今天的探访档次；独居的、评估为失能的至少是重点',
        en: 'Today’s tier in the register; elders living alone or assessed as disabled are at least key ones',
      },
      filter: true,
      options: [
        { value: 'high', title: { 'zh-CN': '高风险', en: 'High risk' } },
        { value: 'key', title: { 'zh-CN': '重点', en: 'Key' } },
        { value: 'general', title: { 'zh-CN': '一般', en: 'General' } },
      ],
    },
    {
      ...cycle,
      type: 'boolean',
      name: 'livingAlone',
      title: { 'zh-CN': '独居', en: 'Lives alone' },
      semantic: 'elderlyCare.livingAlone',
      rule: {
        'zh-CN': '最近一次探访时问到的；没问过的看户里的人数',
        en: 'As a visitor was told last; else by the size of the household',
      },
      filter: true,
    },
    {
      ...visit,
      type: 'integer',
      name: 'due',
      title: { 'zh-CN': '应访', en: 'Due' },
      semantic: 'visit.dueCount',
      source: 'plugin',
      rule: {
        'zh-CN': '本期到今天为止，按档次排到的探访；提前去的算在去的那天，没见到人再去的不另算',
        en: 'Visits that the tier laid down up to today; one made early counts on its day, a second attempt is none of its own',
      },
      total: true,
    },
    {
      ...visit,
      type: 'integer',
      name: 'done',
      title: { 'zh-CN': '实访', en: 'Done' },
      semantic: 'visit.doneCount',
      source: 'tasks',
      rule: {
        'zh-CN': '本期办结的探访，见到本人或打通电话的，按次计',
        en: 'Visits of the period at which the elder was met or reached by phone',
      },
      total: true,
    },
    {
      ...visit,
      type: 'boolean',
      name: 'behind',
      title: { 'zh-CN': '没访够', en: 'Behind' },
      semantic: 'visit.behind',
      source: 'tasks',
      rule: { 'zh-CN': '实访少于应访', en: 'Fewer visits done than due' },
      filter: true,
    },
    {
      ...visit,
      type: 'date',
      name: 'lastOn',
      title: { 'zh-CN': '最近', en: 'Last' },
      semantic: 'visit.lastDate',
      source: 'tasks',
      rule: lastVisit,
    },
    {
      ...visit,
      type: 'text',
      name: 'visitor',
      title: { 'zh-CN': '探访人', en: 'Visitor' },
      semantic: 'visit.lastBy',
      source: 'tasks',
      rule: lastVisit,
    },
    {
      ...visit,
      type: 'choice',
      name: 'spirit',
      title: { 'zh-CN': '精神状态', en: 'Spirits' },
      semantic: 'elderlyCare.spirit',
      source: 'tasks',
      rule: lastVisit,
      options: [
        { value: 'good', title: { 'zh-CN': '好', en: 'Good' } },
        { value: 'fair', title: { 'zh-CN': '一般', en: 'Fair' } },
        { value: 'poor', title: { 'zh-CN': '差', en: 'Poor' } },
      ],
    },
  ],
});

import { defineLedger } from '@yige/plugin-sdk/manifest';

const tenant = { type: 'person', group: { 'zh-CN': '住户', en: 'Who lives there' } } as const;
const seen = { source: 'tasks', group: { 'zh-CN': '最近一次查看', en: 'Last look' } } as const;
const looks = { type: 'integer', source: 'tasks', total: true, group: { 'zh-CN': '查看', en: 'Looks' } } as const;
const lastSeen = {
  'zh-CN': '本季度最近一次住户同意的查看',
  en: 'The quarter’s last look to which the resident agreed',
};

/** 出租房台账: homes of the register in the quarter, how often somebody looked, and what is to be settled. */
export const rentedHomeLedger = defineLedger({
  name: 'rentedHomes',
  title: { 'zh-CN': '出租房台账', en: 'Rented homes' },
  rule: {
    'zh-CN': '今天在登记里、本季度结束前登记的每处出租房一行',
    en: 'Each rented home that is in the register today and was by the end of the quarter',
  },
  permission: 'policing:rentedHome.read',
  period: 'quarter',
  columns: [
    { ...tenant, name: 'name', title: { 'zh-CN': '姓名', en: 'Name' }, semantic: 'person.name', search: true },
    { ...tenant, name: 'phone', title: { 'zh-CN': '电话', en: 'Phone' }, semantic: 'person.phone' },
    { ...tenant, name: 'address', title: { 'zh-CN': '住址', en: 'Address' }, semantic: 'person.address' },
    {
      type: 'date',
      name: 'registeredOn',
      title: { 'zh-CN': '登记', en: 'Registered' },
      semantic: 'policing.rentedHome.registeredDate',
      source: 'plugin',
      rule: { 'zh-CN': '登记为出租房的那天', en: 'The day on which it was registered as let' },
    },
    {
      ...looks,
      name: 'seen',
      title: { 'zh-CN': '已查看', en: 'Done' },
      semantic: 'policing.rentedHome.checksDone',
      rule: { 'zh-CN': '住户同意后看了的', en: 'With the resident’s consent' },
    },
    {
      ...looks,
      name: 'notSeen',
      title: { 'zh-CN': '没看成', en: 'Not done' },
      semantic: 'policing.rentedHome.checksNotDone',
      rule: { 'zh-CN': '没见到人或住户不同意的', en: 'Nobody was met, or they did not agree' },
    },
    {
      ...seen,
      type: 'date',
      name: 'lastOn',
      title: { 'zh-CN': '日期', en: 'Date' },
      semantic: 'policing.rentedHome.lastCheckDate',
      rule: lastSeen,
    },
    {
      ...seen,
      type: 'boolean',
      name: 'contract',
      title: { 'zh-CN': '实名合同备案', en: 'Contract on file' },
      semantic: 'policing.rentedHome.contractOnFile',
      rule: lastSeen,
      filter: true,
    },
    {
      ...seen,
      type: 'boolean',
      name: 'pledge',
      title: { 'zh-CN': '安全承诺书', en: 'Safety pledge' },
      semantic: 'policing.rentedHome.pledgeSigned',
      rule: lastSeen,
      filter: true,
    },
    {
      ...seen,
      type: 'integer',
      name: 'letSeparately',
      title: { 'zh-CN': '厨卫阳台单独出租', en: 'Rooms let by themselves' },
      semantic: 'policing.rentedHome.roomsLetSeparately',
      rule: {
        'zh-CN': '商品房屋租赁管理办法第八条：厨房、卫生间、阳台不得出租供人员居住',
        en: 'Rules on letting, art. 8: kitchen, bathroom and balcony are not let to live in',
      },
      total: true,
    },
    {
      ...seen,
      type: 'integer',
      name: 'hazards',
      title: { 'zh-CN': '安全隐患', en: 'Hazards' },
      semantic: 'policing.rentedHome.hazards',
      rule: lastSeen,
      total: true,
    },
  ],
});

import { defineLedger } from '@yige/plugin-sdk/manifest';
import { duesCategories } from './words.js';

const own = { source: 'plugin' } as const;

/** 党费台账: what each member owed for the month, and what came in. */
export const duesLedger = defineLedger({
  name: 'dues',
  title: { 'zh-CN': '党费台账', en: 'Ledger of dues' },
  rule: { 'zh-CN': '本月应缴党费的党员，每人一行', en: 'A row for each member who owes dues for the month' },
  permission: 'party-ledger:ledger.read',
  period: 'month',
  sensitive: true,
  columns: [
    {
      ...own,
      ...{ type: 'text', name: 'name', title: { 'zh-CN': '姓名', en: 'Name' }, semantic: 'partyLedger.member.name' },
      rule: { 'zh-CN': '党员名册登记的', en: 'As the roster has it' },
    },
    {
      ...own,
      ...{ type: 'text', name: 'organisation', title: { 'zh-CN': '所在组织', en: 'Organisation' } },
      semantic: 'partyLedger.dues.organisation',
      rule: { 'zh-CN': '本月 1 日所在的组织；当月接收的按接收时', en: 'Where they belonged on the first of the month' },
    },
    {
      ...own,
      ...{
        type: 'choice',
        name: 'category',
        title: { 'zh-CN': '计费类别', en: 'Category' },
        semantic: 'partyLedger.dues.category',
      },
      ...{ options: duesCategories, filter: true },
      rule: { 'zh-CN': '本月适用的计费类别', en: 'The category that applied in the month' },
    },
    {
      ...own,
      ...{ type: 'money', name: 'base', title: { 'zh-CN': '缴费基数', en: 'Base' }, semantic: 'partyLedger.dues.base' },
      rule: {
        'zh-CN': '税后经常性工资，或养老金；农民、学生、低保按固定数，不看基数',
        en: 'Regular pay after tax, or the pension; farmers, students and minimum allowance pay fixed amounts',
      },
    },
    {
      ...own,
      ...{
        type: 'money',
        name: 'due',
        title: { 'zh-CN': '应缴', en: 'Due' },
        semantic: 'partyLedger.dues.due',
        total: true,
      },
      rule: {
        'zh-CN': '中组发〔2008〕3号：比例按全部基数计算',
        en: 'By the national rule of 2008: the rate applies to the whole base',
      },
    },
    {
      ...own,
      ...{
        type: 'money',
        name: 'paid',
        title: { 'zh-CN': '本月收到', en: 'Paid in the month' },
        semantic: 'partyLedger.dues.paid',
        total: true,
      },
      rule: { 'zh-CN': '缴费日期在本月的，减去冲销', en: 'Payments dated in the month, less what was taken back' },
    },
  ],
});

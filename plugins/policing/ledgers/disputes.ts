import { defineLedger } from '@yige/plugin-sdk/manifest';
import { disputeCategoriesOn } from '../rules/dispute-categories.js';

const given = { source: 'plugin' } as const;
const course = { ...given, group: { 'zh-CN': '调解', en: 'Mediation' } } as const;
const outcome = { ...given, group: { 'zh-CN': '结果', en: 'Outcome' } } as const;

/** 纠纷调解台账: every dispute that was brought to the committee in the month, and what became of it. What it is about is not in it. */
export const disputeLedger = defineLedger({
  name: 'disputes',
  title: { 'zh-CN': '纠纷调解台账', en: 'Disputes and their mediation' },
  rule: {
    'zh-CN': '本月收到的每件纠纷一行，写到今天为止的办理情况；纠纷内容不进台账',
    en: 'A row for each dispute received in the month, as it stands today; what it is about is left out',
  },
  permission: 'policing:dispute.read',
  period: 'month',
  columns: [
    {
      ...given,
      type: 'text',
      name: 'number',
      title: { 'zh-CN': '编号', en: 'Number' },
      semantic: 'policing.dispute.number',
      rule: { 'zh-CN': '调委会当年收到的第几件', en: 'The committee’s of the year, in the order received' },
    },
    {
      ...given,
      type: 'choice',
      name: 'category',
      title: { 'zh-CN': '类别', en: 'Category' },
      semantic: 'policing.dispute.category',
      rule: { 'zh-CN': '人民调解统计的十六类', en: 'The sixteen of the mediation statistics' },
      filter: true,
      options: [...disputeCategoriesOn('9999-12-31').categories],
    },
    {
      ...given,
      type: 'choice',
      name: 'source',
      title: { 'zh-CN': '来源', en: 'How it came' },
      semantic: 'policing.dispute.source',
      rule: { 'zh-CN': '登记时选的', en: 'As it was taken in' },
      filter: true,
      options: [
        { value: 'partyRequest', title: { 'zh-CN': '当事人申请', en: 'Asked for by a party' } },
        { value: 'committeeFound', title: { 'zh-CN': '调委会排查', en: 'Found by the committee' } },
        { value: 'policeReferral', title: { 'zh-CN': '公安移送', en: 'Referred by the police' } },
        { value: 'courtEntrusted', title: { 'zh-CN': '法院委托', en: 'Entrusted by a court' } },
        { value: 'organTransfer', title: { 'zh-CN': '其他机关移送', en: 'Transferred by another organ' } },
      ],
    },
    {
      ...course,
      type: 'date',
      name: 'receivedOn',
      title: { 'zh-CN': '收到', en: 'Received' },
      semantic: 'policing.dispute.receivedDate',
      rule: { 'zh-CN': '登记的那天', en: 'The day on which it was taken in' },
    },
    {
      ...course,
      type: 'date',
      name: 'acceptedOn',
      title: { 'zh-CN': '受理', en: 'Accepted' },
      semantic: 'policing.dispute.acceptedDate',
      rule: { 'zh-CN': '调委会决定受理的那天', en: 'The day on which the committee accepted it' },
    },
    {
      ...course,
      type: 'integer',
      name: 'sessions',
      title: { 'zh-CN': '调解次数', en: 'Sessions' },
      semantic: 'policing.dispute.sessions',
      rule: { 'zh-CN': '写了记录的调解', en: 'Those that were written down' },
      total: true,
    },
    {
      ...course,
      type: 'text',
      name: 'mediator',
      title: { 'zh-CN': '调解员', en: 'Mediator' },
      semantic: 'policing.dispute.mediator',
      rule: { 'zh-CN': '受理这件纠纷的人', en: 'Whoever accepted it' },
    },
    {
      ...outcome,
      type: 'choice',
      name: 'state',
      title: { 'zh-CN': '情况', en: 'Stands' },
      semantic: 'policing.dispute.outcome',
      rule: { 'zh-CN': '到今天为止', en: 'Today' },
      filter: true,
      options: [
        { value: 'open', title: { 'zh-CN': '办理中', en: 'In hand' } },
        { value: 'refused', title: { 'zh-CN': '不予受理', en: 'Not accepted' } },
        { value: 'agreed', title: { 'zh-CN': '达成协议', en: 'Agreed' } },
        { value: 'failed', title: { 'zh-CN': '调解不成', en: 'No agreement' } },
        { value: 'withdrawn', title: { 'zh-CN': '撤回', en: 'Withdrawn' } },
      ],
    },
    {
      ...outcome,
      type: 'date',
      name: 'settledOn',
      title: { 'zh-CN': '办结', en: 'Settled' },
      semantic: 'policing.dispute.settledDate',
      rule: { 'zh-CN': '达成协议、调解不成或撤回的那天', en: 'Agreed, ended without agreement, or withdrawn' },
    },
    {
      ...outcome,
      type: 'boolean',
      name: 'inTime',
      title: { 'zh-CN': '按期', en: 'In time' },
      semantic: 'policing.dispute.settledInTime',
      rule: {
        'zh-CN': '人民调解工作若干规定第三十三条：一般在一个月内调结；当事人同意延长的，按延长后的日子',
        en: 'Provisions on mediation work, art. 33: within a month as a rule, or as extended with the parties’ consent',
      },
      filter: true,
    },
    {
      ...outcome,
      type: 'choice',
      name: 'agreement',
      title: { 'zh-CN': '协议', en: 'Agreement' },
      semantic: 'policing.dispute.agreementForm',
      rule: { 'zh-CN': '口头协议由调解员记录', en: 'An oral one is recorded by the mediator' },
      options: [
        { value: 'written', title: { 'zh-CN': '书面', en: 'Written' } },
        { value: 'oral', title: { 'zh-CN': '口头', en: 'Oral' } },
      ],
    },
    {
      ...outcome,
      type: 'choice',
      name: 'confirmation',
      title: { 'zh-CN': '司法确认', en: 'Judicial confirmation' },
      semantic: 'policing.dispute.judicialConfirmation',
      rule: {
        'zh-CN': '人民调解法第三十三条：协议生效三十日内双方共同申请',
        en: 'People’s Mediation Law, art. 33: both parties, within 30 days of the agreement taking effect',
      },
      options: [
        { value: 'asked', title: { 'zh-CN': '已申请', en: 'Asked for' } },
        { value: 'confirmed', title: { 'zh-CN': '已确认', en: 'Confirmed' } },
        { value: 'declined', title: { 'zh-CN': '未予确认', en: 'Not confirmed' } },
      ],
    },
    {
      ...outcome,
      type: 'date',
      name: 'visitedOn',
      title: { 'zh-CN': '回访', en: 'Visited again' },
      semantic: 'policing.dispute.returnVisitDate',
      rule: { 'zh-CN': '最近一次回访', en: 'The last return visit' },
    },
  ],
});

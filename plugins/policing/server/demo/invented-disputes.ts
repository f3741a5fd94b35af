import type { DisputeCategory, DisputeSource, PendingWith } from '../../contract/disputes.js';
import type { NewStep } from '../../contract/steps.js';

/** One invented dispute: who they are comes from the demo's residents, or is told by name. */
export interface InventedDispute {
  category: DisputeCategory;
  source: DisputeSource;
  pendingWith?: PendingWith;
  /** Somebody from outside, in place of the second resident. */
  outsider?: { name: string; phone: string };
  subject: string;
  /** Days ago. */
  received: number;
  steps: readonly { ago: number; step: NewStep }[];
}

const accept = (ago: number) => ({ ago, step: { kind: 'accept' } }) as const;
const session = (ago: number, note: string, others?: string) => ({
  ago,
  step: { kind: 'session' as const, present: [], note, ...(others === undefined ? {} : { others }) },
});
const written = (ago: number, terms: string) => ({ ago, step: { kind: 'agree', form: 'written', terms } }) as const;
const oral = (ago: number, terms: string) => ({ ago, step: { kind: 'agree', form: 'oral', terms } }) as const;
const kept = (ago: number, note: string) => ({ ago, step: { kind: 'visit', kept: 'kept', note } }) as const;
const close = (ago: number) => ({ ago, step: { kind: 'close' } }) as const;

/** Two months of a committee's work, in every state; all people and stories are invented. */
export const inventedDisputes: readonly InventedDispute[] = [
  {
    ...{ category: 'neighbours', source: 'partyRequest', received: 58 },
    subject: '楼上卫生间漏水，楼下吊顶和衣柜受损，双方对修理和赔偿谈不拢。',
    steps: [
      accept(58),
      session(55, '一起到两家看了漏水点，双方同意请物业查管道。', '物业工程主管'),
      session(51, '物业查明是楼上地漏老化。楼上愿意修，赔偿还差 600 元。'),
      written(49, '一、楼上十日内更换地漏并做防水；二、楼上赔偿楼下吊顶和衣柜损失共 2,400 元，签字当天付清。'),
      kept(36, '防水已做，钱已付，双方没有意见。'),
      close(36),
    ],
  },
  {
    ...{ category: 'family', source: 'committeeFound', received: 54 },
    subject: '兄妹三人对轮流照顾母亲和分担医药费有分歧。',
    steps: [
      accept(53),
      session(50, '分别听了三人的想法，母亲愿意住在女儿家。'),
      oral(46, '母亲平时住女儿家，两个儿子每月各出 800 元，周末轮流照看。'),
      kept(33, '三家都照做了，母亲满意。'),
      close(33),
    ],
  },
  {
    ...{ category: 'damages', source: 'policeReferral', pendingWith: 'police', received: 47 },
    subject: '楼下停放的电动车被搬运家具碰倒，双方对修理费有争执，派出所移送调解。',
    steps: [
      accept(46),
      session(44, '看了照片和修理店报价。'),
      written(42, '搬家一方赔偿修理费 380 元，当场付清，双方互不再追究。'),
      { ago: 30, step: { kind: 'askConfirmation', court: '青禾区人民法院', jointly: true } },
      { ago: 22, step: { kind: 'decideConfirmation', confirmed: true } },
      kept(21, '没有新的纠纷。'),
      close(21),
    ],
  },
  {
    ...{ category: 'propertyManagement', source: 'partyRequest', received: 44 },
    outsider: { name: '安和物业服务有限公司', phone: '010-5550 0187' },
    subject: '业主认为电梯长期停运，要求减免物业费；物业要求补交欠费。',
    steps: [
      accept(43),
      session(38, '物业说明了维修基金的申请进度。', '业委会副主任'),
      session(31, '双方各让一步的方案没有谈成。'),
      { ago: 20, step: { kind: 'fail', advised: ['court'], note: '双方都不再让步，已告知可以向法院起诉。' } },
      close(20),
    ],
  },
  {
    ...{ category: 'contract', source: 'partyRequest', pendingWith: 'court', received: 40 },
    outsider: { name: '钱立诚', phone: '13900000517' },
    subject: '装修合同尾款纠纷，一方已经向法院起诉。',
    steps: [
      {
        ago: 40,
        step: { kind: 'refuse', ground: 'court', reason: '法院已经立案，没有委托调解。已告知按开庭通知参加诉讼。' },
      },
    ],
  },
  {
    ...{ category: 'housing', source: 'partyRequest', received: 38 },
    subject: '合租人退租，对押金和家具损耗有分歧。',
    steps: [accept(38), { ago: 35, step: { kind: 'withdraw', reason: '双方自己谈好了。' } }, close(35)],
  },
  {
    ...{ category: 'neighbours', source: 'partyRequest', received: 34 },
    subject: '楼道里堆放纸箱和旧家具，挡住出入，邻居多次提出没有结果。',
    steps: [
      accept(34),
      session(30, '一起看了楼道，同意分两次清走。'),
      written(27, '十日内清空楼道，以后不再堆放；邻居帮忙联系回收。'),
      {
        ago: 13,
        step: { kind: 'visit', kept: 'partly', note: '还剩一个柜子，约好再去看。' },
      },
    ],
  },
  {
    ...{ category: 'labour', source: 'courtEntrusted', pendingWith: 'court', received: 33 },
    outsider: { name: '青禾百味餐饮店', phone: '010-5550 0322' },
    subject: '离职后两个月工资没有结清，法院立案前委托调解。',
    steps: [
      accept(33),
      session(29, '核对了考勤和转账记录，欠 6,200 元。'),
      session(24, '店方愿意分两次付清。'),
      written(22, '店方分两次付清 6,200 元，第一次 3,200 元，一个月内付完。'),
    ],
  },
  {
    ...{ category: 'traffic', source: 'policeReferral', received: 31 },
    subject: '小区内倒车刮蹭，双方对责任有争执。',
    steps: [
      accept(31),
      session(26, '看了监控截图，责任基本清楚。'),
      oral(19, '倒车一方负责补漆，另一方不再要求误工费。'),
    ],
  },
  {
    ...{ category: 'family', source: 'partyRequest', received: 36 },
    subject: '夫妻为孩子由谁接送、生活费怎么分担常起争执。',
    steps: [accept(35), session(30, '先分开听，再一起谈，双方愿意继续调解。'), session(18, '拟了每周接送的安排。')],
  },
  {
    ...{ category: 'environment', source: 'committeeFound', received: 27 },
    outsider: { name: '顺达洗车行', phone: '010-5550 0419' },
    subject: '楼下洗车行早晚作业声音大，几户居民睡不好。',
    steps: [
      accept(26),
      session(21, '约定先试行缩短作业时间。', '网格员'),
      { ago: 2, step: { kind: 'extend', reason: '隔音板还在安装，双方同意等装好再看效果。', agreed: true } },
    ],
  },
  {
    ...{ category: 'neighbours', source: 'partyRequest', received: 25 },
    subject: '宠物夜里叫，邻居多次投诉。',
    steps: [accept(25), session(20, '养宠物一方愿意夜里关门窗并请人训练。')],
  },
  {
    ...{ category: 'business', source: 'organTransfer', pendingWith: 'otherOrgan', received: 12 },
    outsider: { name: '惠邻便民超市', phone: '010-5550 0266' },
    subject: '门前摆放占道，相邻两店争执，市场监管所转来。',
    steps: [accept(11), session(6, '量了两店门前的位置，画了分界线。', '市场监管所工作人员')],
  },
  {
    ...{ category: 'housing', source: 'partyRequest', received: 9 },
    subject: '空调外机滴水打在楼下雨棚上，影响休息。',
    steps: [accept(8)],
  },
  {
    ...{ category: 'medical', source: 'partyRequest', received: 2 },
    outsider: { name: '康安口腔门诊部', phone: '010-5550 0733' },
    subject: '补牙后疼痛，对是否返工和退费有分歧。',
    steps: [],
  },
  {
    ...{ category: 'damages', source: 'policeReferral', pendingWith: 'police', received: 1 },
    subject: '球打碎邻居玻璃，双方对更换整扇还是单块有争执。',
    steps: [],
  },
];

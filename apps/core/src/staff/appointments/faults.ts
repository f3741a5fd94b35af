import type { LocalizedFieldError, LocalizedText } from '@yige/contracts';
import { staffProblems } from '../problems.js';
import type { Fault } from './appointment-rules.js';

/** What to mend, said to the person who appoints. */
const words = {
  administratorRole: {
    'zh-CN': '管理员只能由安全管理员任命',
    en: 'Administrators are appointed by the security administrator only',
  },
  administratorHolder: {
    'zh-CN': '管理员不能同时担任其他岗位，先免去管理员',
    en: 'An administrator holds no other post; end that appointment first',
  },
  administratorBeside: {
    'zh-CN': '管理员只能担任这一个岗位，先结束这个人的其他岗位',
    en: 'An administrator holds no other post; end the person’s other posts first',
  },
  oneself: { 'zh-CN': '不能给自己任职，请别人来定', en: 'Nobody appoints themselves; ask somebody else' },
  disabledAccount: { 'zh-CN': '账号已停用，先启用', en: 'The account is disabled; enable it first' },
  unitUnknown: { 'zh-CN': '您的范围内没有这个单位', en: 'There is no such unit within yours' },
  wrongLevel: { 'zh-CN': '这个岗位不设在这一级单位', en: 'This post does not exist at a unit of this level' },
  bodyMissing: { 'zh-CN': '请选这个岗位所在的组织', en: 'Choose the body to which the post belongs' },
  bodyUnknown: { 'zh-CN': '这个单位没有这个组织', en: 'The unit has no such body' },
  wrongBody: { 'zh-CN': '这个岗位不设在这个组织里', en: 'This post does not exist in this body' },
  agencyMissing: { 'zh-CN': '请选这个岗位所在的部门', en: 'Choose the bureau in which the post is' },
  agencyUnknown: { 'zh-CN': '没有这个机构，或者它不服务这个单位', en: 'There is no such agency that serves the unit' },
  wrongAgency: { 'zh-CN': '这个岗位不设在机构里', en: 'This post does not exist in an agency' },
  partnerMissing: {
    'zh-CN': '请选这个岗位所在的物业公司或业委会',
    en: 'Choose the property company or owners’ committee',
  },
  partnerUnknown: { 'zh-CN': '这个单位没有这个物业公司或业委会', en: 'The unit has no such partner' },
  wrongPartner: { 'zh-CN': '这个岗位不设在这家单位里', en: 'This post does not exist in this partner' },
  endBeforeBegin: { 'zh-CN': '结束日期要在开始日期之后', en: 'It must end after it begins' },
  samePost: {
    'zh-CN': '这个人在这段时间已经担任这个岗位',
    en: 'The person already holds this post in part of that time',
  },
  secondRegular: {
    'zh-CN': '这段时间已有一个正式岗位，第二个请选“兼任”',
    en: 'There is a regular post in part of that time already; make the second one concurrent',
  },
  secondedHome: { 'zh-CN': '借调要去别的单位', en: 'A secondment leads to another unit' },
  beforeHome: { 'zh-CN': '借调不能早于原岗位开始', en: 'It cannot begin before the post at home' },
  beyondHome: {
    'zh-CN': '借调不能晚于原岗位结束，请写明结束日期',
    en: 'It must end with the post at home at the latest',
  },
  upwardWithoutEnd: { 'zh-CN': '向上借调必须写明结束日期', en: 'A secondment upward needs an end' },
  lentBefore: { 'zh-CN': '更早就已借调在外', en: 'Its holder is seconded from an earlier day on' },
  lentBeyond: {
    'zh-CN': '人还借调在外，先结束或改短借调',
    en: 'Its holder is seconded beyond that; end the secondment first',
  },
  endInPast: {
    'zh-CN': '最早从今天起结束；以前的日期请用“更正”',
    en: 'It ends today at the earliest; correct it for an earlier day',
  },
  endLater: {
    'zh-CN': '这里只能提前结束；要延长请用“更正”',
    en: 'It already ends before that; correct it to make it longer',
  },
  alreadyLent: { 'zh-CN': '这段时间已经借调在外', en: 'The person is already seconded in part of that time' },
} satisfies Record<string, LocalizedText>;

export type FaultCode = keyof typeof words;

/** Broken rules, each at its field of `place`; who is appointed stands elsewhere, at `person`. */
export function fieldErrors(faults: readonly Fault[], place: string, person: string): LocalizedFieldError[] {
  return faults.map(({ field, code }) => ({
    pointer: field === 'accountId' ? person : `${place}/${field}`,
    code,
    message: words[code],
  }));
}

/** All of them are told at once; without any, nothing is refused. */
export function refuse(errors: readonly LocalizedFieldError[]): void {
  if (errors.length > 0) throw staffProblems['appointment.refused']({ errors });
}

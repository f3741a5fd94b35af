import type { LocalizedText } from '../primitives.js';
import type { LedgerColumn } from './ledger.js';

/** What a semantic name means, whichever ledger has it. */
export interface SharedSemantic {
  /** Of each column that has the name. */
  type: Exclude<LedgerColumn['type'], 'person'>;
  title: LocalizedText;
}

/** Semantic names that ledgers share. A name of a plugin’s own begins with the plugin’s id. */
const vocabulary: Record<string, SharedSemantic> = {
  'visit.date': { type: 'date', title: { 'zh-CN': '走访的日期', en: 'Date of a visit' } },
  'visit.door': { type: 'text', title: { 'zh-CN': '走访的是哪一户', en: 'Door that was visited' } },
  'visit.by': { type: 'text', title: { 'zh-CN': '走访的人', en: 'Who visited' } },
  'visit.outcome': { type: 'choice', title: { 'zh-CN': '走访的结果', en: 'How a visit ended' } },
  'visit.lastDate': { type: 'date', title: { 'zh-CN': '最近一次走访的日期', en: 'Date of the latest visit' } },
  'visit.lastBy': { type: 'text', title: { 'zh-CN': '最近一次走访的人', en: 'Who made the latest visit' } },
  'visit.dueCount': { type: 'integer', title: { 'zh-CN': '本期应走访几次', en: 'Visits due in the period' } },
  'visit.doneCount': { type: 'integer', title: { 'zh-CN': '本期走访了几次', en: 'Visits made in the period' } },
  'visit.behind': { type: 'boolean', title: { 'zh-CN': '走访次数不够', en: 'Fewer visits than due' } },
  'matter.reportedOn': { type: 'date', title: { 'zh-CN': '事项上报的日期', en: 'Date of a report' } },
  'matter.category': { type: 'choice', title: { 'zh-CN': '事项的类别', en: 'Category of a report' } },
  'matter.place': { type: 'text', title: { 'zh-CN': '事项的地点', en: 'Place of a report' } },
  'matter.stage': { type: 'choice', title: { 'zh-CN': '事项走到哪一步', en: 'Step at which a report is' } },
  'matter.days': { type: 'integer', title: { 'zh-CN': '事项用了几天', en: 'Days that a report took' } },
  'matter.handledBy': { type: 'text', title: { 'zh-CN': '事项由谁处理', en: 'Who handles a report' } },
  'matter.evaluation': { type: 'choice', title: { 'zh-CN': '上报人的评价', en: 'Evaluation by whoever reported' } },
  'task.type': { type: 'text', title: { 'zh-CN': '任务的种类', en: 'Kind of work' } },
  'task.closed': { type: 'integer', title: { 'zh-CN': '办结的件数', en: 'Tasks closed' } },
  'task.closedLate': { type: 'integer', title: { 'zh-CN': '超期办结的件数', en: 'Tasks closed late' } },
  'funding.promised': { type: 'money', title: { 'zh-CN': '应拨的经费', en: 'Money promised' } },
  'funding.paid': { type: 'money', title: { 'zh-CN': '已拨的经费', en: 'Money paid' } },
  'funding.confirmed': { type: 'money', title: { 'zh-CN': '到账的经费', en: 'Money that arrived' } },
  'note.date': { type: 'date', title: { 'zh-CN': '记下的日期', en: 'Date of a note' } },
  'note.text': { type: 'text', title: { 'zh-CN': '记下的内容', en: 'What a note says' } },
};

export const sharedSemantics: ReadonlyMap<string, SharedSemantic> = new Map(Object.entries(vocabulary));

/** What names of a plugin’s own begin with: `elderly-care` → `elderlyCare.`. */
export function semanticPrefixOf(pluginId: string): string {
  return `${pluginId.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())}.`;
}

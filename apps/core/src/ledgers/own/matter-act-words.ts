import type { LedgerRecord, LocalizedText, MatterEvent } from '@yige/contracts';

type Words = Pick<LedgerRecord, 'what' | 'columns'>;

/** What each act upon a matter is called, and the columns that it decides. */
const acts: Record<MatterEvent['action'], Words> = {
  report: words('上报', 'Reported', ['reportedOn', 'category', 'place']),
  openCase: words('立案', 'Case opened', ['category', 'stage']),
  decline: words('不予受理', 'Declined', ['stage', 'days']),
  dispatch: words('派遣', 'Dispatched', ['handledBy', 'stage']),
  passUp: words('报上级', 'Passed up', ['stage']),
  sendBack: words('退回', 'Sent back', ['stage']),
  transfer: words('转办', 'Transferred', ['handledBy', 'stage']),
  recall: words('收回', 'Recalled', ['stage']),
  start: words('开始处理', 'Begun', ['stage']),
  feedBack: words('反馈结果', 'Fed back', ['stage']),
  verify: words('核查通过', 'Verified', ['stage']),
  reject: words('核查不通过', 'Not accepted', ['stage']),
  confirm: words('评价结案', 'Graded and closed', ['stage', 'days', 'evaluation']),
  lapse: words('到期自动结案', 'Closed by the rule', ['stage', 'days']),
  reopen: words('重新办理', 'Opened again', ['stage']),
  withdraw: words('上报人撤回', 'Withdrawn by its reporter', ['stage', 'days']),
};

const byName: ReadonlyMap<string, Words> = new Map(Object.entries(acts));

export function matterActWords(action: string): Words {
  return byName.get(action) ?? words(action, action, ['stage']);
}

function words(chinese: string, english: string, columns: string[]): Words {
  const what: LocalizedText = { 'zh-CN': chinese, en: english };
  return { what, columns };
}

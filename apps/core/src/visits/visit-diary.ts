import type { VisitOutcome } from '@yige/contracts';

/** A part of a visit by its neutral names: of the bureau’s plugin, and of the type of work. */
export interface DiaryPart {
  bureau: string;
  title: string;
}

const attempts: Record<Exclude<VisitOutcome, 'met'>, string> = {
  nobodyHome: '上门走访，家里没人。',
  moved: '上门走访，听说已经搬走，请社区核对住址。',
  refused: '上门走访，住户这次不愿意谈。',
};

/**
 * What a visit leaves in the household's diary (民情日记, R20), in the words in which diaries are kept. What was answered
 * stays with the bureaus: the diary tells for what somebody came, and what they wrote for the next visitor.
 */
export function diaryText(outcome: VisitOutcome, parts: readonly DiaryPart[], note: string | undefined): string {
  const went = outcome === 'met' ? metText(parts) : attempts[outcome];
  return note === undefined ? went : `${went}留言：${note}`;
}

function metText(parts: readonly DiaryPart[]): string {
  if (parts.length === 0) return '上门走访。';
  const done = parts.map(({ bureau, title }) => `${title}（${bureau}）`);
  return `上门走访，办了 ${parts.length} 件：${done.join('、')}。`;
}

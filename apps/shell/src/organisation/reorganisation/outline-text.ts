import type { ReorganisationSummary } from '@yige/contracts';
import { useLocale, useMessages } from '@yige/ui';
import { reorganisationMessages } from './reorganisation-messages.js';

type Line = ReorganisationSummary['outline'][number];

/** A step in one sentence: 临溪里、桂花园合并为临桂社区. */
export function useOutline(): (line: Line) => string {
  const t = useMessages(reorganisationMessages);
  const locale = useLocale();
  const joined = (names: readonly string[]) => names.join(locale === 'zh-CN' ? '、' : ', ');
  return ({ change, from, to, more }) => {
    const names = more === 0 ? joined(from) : t('andMore', { names: joined(from), count: from.length + more });
    const key = change === 'open' && from.length > 0 ? 'openWith' : change;
    return t(key, { from: names, to: joined(to) });
  };
}

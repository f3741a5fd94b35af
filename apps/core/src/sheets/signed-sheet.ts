import type { Locale } from '@yige/contracts';
import type { Clock } from '../time/clock.js';
import type { SheetCell } from './sheet-writer.js';

interface Signature {
  /** Who takes the rows out. */
  name: string;
  reason: string;
  locale: Locale;
}

/** Below the rows: who took them out, when and what for. A copy that is passed on says where it came from. */
export async function* signed(
  rows: AsyncIterable<readonly SheetCell[]>,
  { name, reason, locale }: Signature,
  clock: Clock,
): AsyncGenerator<readonly SheetCell[]> {
  yield* rows;
  yield [];
  const moment = clock.now().toISOString();
  yield locale === 'zh-CN'
    ? [`导出人：${name}`, `导出时间：${moment}`, `用途：${reason}`]
    : [`Exported by: ${name}`, `At: ${moment}`, `For: ${reason}`];
}

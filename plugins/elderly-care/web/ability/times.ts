import type { Translate } from '@yige/plugin-sdk/web';
import type { abilityMessages } from '../text/ability-messages.js';

/** How often something happened; from `most` on it is not told apart. */
export function timesIn(t: Translate<(typeof abilityMessages)['zh-CN']>, count: number, most: number): string {
  return t(count >= most ? 'timesOrMore' : 'times', { count: Math.min(count, most) });
}

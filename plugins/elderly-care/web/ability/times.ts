import type { Translate } from '@yige/plugin-sdk/web';
import type { abilityMessages } from '../text/ability-messages.js';

/** How often something happened: more than this is not told apart, since it changes nothing. */
export const MOST_TIMES = 2;

export function timesIn(t: Translate<(typeof abilityMessages)['zh-CN']>, count: number): string {
  return t(count >= MOST_TIMES ? 'timesOrMore' : 'times', { count: Math.min(count, MOST_TIMES) });
}

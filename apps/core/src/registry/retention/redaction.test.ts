import { expect, it } from 'vitest';
import { REDACTED, Redaction } from './redaction.js';

it('takes out every name and number, the longest first, and leaves the rest', () => {
  const redaction = new Redaction(['陈桂兰', '桂兰', '19900008001', null, '']);
  expect(redaction.of('陈桂兰（桂兰）电话 19900008001，走廊灯不亮')).toBe(
    `${REDACTED}（${REDACTED}）电话 ${REDACTED}，走廊灯不亮`,
  );
  expect(redaction.of('老人平安')).toBe('老人平安');
});

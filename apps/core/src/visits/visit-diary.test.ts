import { expect, it } from 'vitest';
import { diaryText } from './visit-diary.js';

const parts = [
  { bureau: '养老服务', title: '月度探访' },
  { bureau: '卫生站', title: '卫生站上门' },
];

it.each([
  ['met', parts, undefined, '上门走访，办了 2 件：月度探访（养老服务）、卫生站上门（卫生站）。'],
  ['met', [], '耳背，请敲重一点', '上门走访。留言：耳背，请敲重一点'],
  ['nobodyHome', [], undefined, '上门走访，家里没人。'],
  ['moved', [], undefined, '上门走访，听说已经搬走，请社区核对住址。'],
  ['refused', [], '下周再来', '上门走访，住户这次不愿意谈。留言：下周再来'],
] as const)('%s: tells what was done, and the note', (outcome, done, note, text) => {
  expect(diaryText(outcome, done, note)).toBe(text);
});

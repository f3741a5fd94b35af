import { expect, it } from 'vitest';
import { CODE_LIFETIME, Development, hashOf, LONGEST, SILENCE } from './development.js';

const begun = new Date('2026-11-26T08:00:00Z');
const after = (milliseconds: number) => new Date(begun.getTime() + milliseconds);
const SECOND = 1_000;

function developing({ joined }: { joined: boolean }): Development {
  const name = { 'zh-CN': '探针', en: 'Probe' };
  const development = new Development('01', 'probe', name, hashOf('secret'), begun);
  if (joined) development.joined = { sessionKey: 'key', account: { id: '02', name: '林晓燕' }, at: begun };
  return development;
}

it.each([
  { what: 'a code that nobody types', joined: false, longest: CODE_LIFETIME },
  { what: 'what somebody joined', joined: true, longest: LONGEST },
])('$what is there for $longest ms', ({ joined, longest }) => {
  const development = developing({ joined });
  development.hear(after(longest - SECOND), { problem: null, build: null });
  expect(development.isAlive(after(longest - SECOND))).toBe(true);
  expect(development.isAlive(after(longest))).toBe(false);
});

it('is gone with a machine that says nothing for fifteen seconds', () => {
  const development = developing({ joined: true });
  expect(SILENCE).toBe(15 * SECOND);
  development.hear(after(60 * SECOND), { problem: null, build: null });
  expect(development.isAlive(after(75 * SECOND))).toBe(true);
  expect(development.isAlive(after(75 * SECOND + 1))).toBe(false);
});

it('has a code of eight signs that nobody takes for one another', () => {
  const codes = Array.from({ length: 50 }, () => developing({ joined: false }).code);
  expect(new Set(codes).size).toBe(50);
  for (const code of codes) expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{8}$|^[2-9A-HJ-KMNP-Z]{8}$/);
});

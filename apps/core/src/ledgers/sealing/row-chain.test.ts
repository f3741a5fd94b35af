import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { NamedRow } from '../ledger-source.js';
import { CHAIN_BEGIN, canonicalRow, linkAfter } from './row-chain.js';

const units = { districtId: 'D', streetId: null, communityId: null, gridId: null };

describe('the chain over sealed rows', () => {
  it('has one text for a row, in whatever order its fields were given', () => {
    const row: NamedRow = {
      ...{ key: 'k', personId: null, units, unitName: '爱民佳苑社区', cells: { b: 1, a: '高' } },
      records: [{ columns: ['b', 'a'], on: '2025-10-01', what: { en: 'x', 'zh-CN': '走访' }, by: null, link: null }],
    };
    const shuffled: NamedRow = {
      ...{ records: row.records, cells: { a: '高', b: 1 }, unitName: '爱民佳苑社区', units, personId: null, key: 'k' },
    };
    expect(canonicalRow(row)).toBe(canonicalRow(shuffled));
    expect(canonicalRow(row)).toBe(
      '{"cells":{"a":"高","b":1},"key":"k","personId":null,' +
        '"records":[{"by":null,"columns":["b","a"],"link":null,"on":"2025-10-01","what":{"en":"x","zh-CN":"走访"}}],' +
        '"unitName":"爱民佳苑社区","units":{"communityId":null,"districtId":"D","gridId":null,"streetId":null}}',
    );
  });

  // As ADR 0057 tells anybody to do it.
  it('is SHA-256 over the link before, a line feed and the row', () => {
    const by = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
    const one = by(`${'0'.repeat(64)}\n{"a":1}`);
    expect(linkAfter(linkAfter(CHAIN_BEGIN, '{"a":1}'), '{"b":"二"}')).toBe(by(`${one}\n{"b":"二"}`));
  });
});

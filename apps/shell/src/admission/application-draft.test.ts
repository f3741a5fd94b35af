import { describe, expect, it } from 'vitest';
import { applicationOf, draftOf, fen, missingIn } from './application-draft.js';

describe('money as it is typed', () => {
  it.each([
    ['15', 1_500],
    ['15.5', 1_550],
    ['0.07', 7],
    ['19.99', 1_999],
    ['1e3', null],
    ['1.005', null],
    ['', null],
  ])('%s yuan', (text, expected) => expect(fen(text)).toBe(expected));
});

describe('an application', () => {
  const filled = {
    ...draftOf(null, '2026-11-25'),
    ...{ type: 'elderly-care:visit', name: '探访', basisDocument: '民发〔2026〕1 号', basisAuthority: '市民政局' },
    ...{ unitIds: ['u'], lastDay: '2027-12-31', amount: '300', budget: '3600', evidence: ' 记录 \n\n确认' },
  };

  it('says what is still missing', () => {
    expect(missingIn(draftOf(null, '2026-11-25'))).toEqual([
      ...['type', 'name', 'basisDocument', 'basisAuthority', 'lastDay', 'unitIds', 'amount', 'budget'],
    ]);
    expect(missingIn({ ...filled, per: 'nothing' })).toEqual(['reason']);
    expect(applicationOf({ ...filled, rounds: '0' })).toBeNull();
    expect(['0', '1', '10', '19', '20', '31', '32'].map((each) => missingIn({ ...filled, each }).length)).toEqual([
      ...[1, 0, 0, 0, 0, 0, 1],
    ]);
  });

  it('ends on the day after the last, counts money in fen, and takes a line of evidence for each', () => {
    expect(applicationOf(filled)).toMatchObject({
      validFrom: '2026-11-25',
      validTo: '2028-01-01',
      frequency: { period: 'month', rounds: 1, each: 1 },
      funding: { per: 'unit', amountFen: 30_000, budgetFen: 360_000 },
      evidence: ['记录', '确认'],
    });
  });
});

import { expect, it } from 'vitest';
import { educationSchema } from '../contract/members.js';
import { ageOn, structureOf, structureRulesOn } from './structure-brackets.js';

const DAY = '2026-11-26';
const rules = structureRulesOn(DAY);
const bracketOf = (birthDate: string) =>
  structureOf([{ birthDate, education: 'bachelor' }], DAY, rules).ages.find(({ count }) => count === 1)?.key;

it.each([
  ['1990-11-27', '35'],
  ['1990-11-26', '45'],
  ['1981-11-27', '45'],
  ['1980-11-26', '55'],
  ['1971-11-27', '55'],
  ['1970-11-26', '60'],
  ['1966-11-27', '60'],
  ['1965-11-26', '70'],
  ['1955-11-27', '70'],
  ['1955-11-26', 'above'],
  ['1920-01-01', 'above'],
  ['2026-12-01', '35'],
])('born on %s: bracket %s', (birthDate, key) => {
  expect(bracketOf(birthDate)).toBe(key);
});

it.each([
  ['2025-02-28', 24],
  ['2025-03-01', 25],
])('born on 29 February 2000, on %s: %i', (day, age) => {
  expect(ageOn(day, '2000-02-29')).toBe(age);
});

it('every education falls into exactly one bracket', () => {
  for (const education of educationSchema.options) {
    const { educations } = structureOf([{ birthDate: '1980-01-01', education }], DAY, rules);
    expect(educations.reduce((sum, { count }) => sum + count, 0)).toBe(1);
  }
});

it('both sums are the total, whoever the members are', () => {
  let seed = 20_261_126;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  for (let round = 0; round < 200; round += 1) {
    const heads = Array.from({ length: random(180) }, () => ({
      birthDate: `${1925 + random(90)}-${String(1 + random(12)).padStart(2, '0')}-${String(1 + random(28)).padStart(2, '0')}`,
      education: educationSchema.options[random(educationSchema.options.length)] ?? 'primary',
    }));
    const { total, ages, educations } = structureOf(heads, `${2015 + random(15)}-${'06-30'}`, rules);
    for (const rows of [ages, educations]) expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(total);
  }
});

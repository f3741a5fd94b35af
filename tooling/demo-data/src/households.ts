import type { Sex } from '@yige/contracts';
import type { Random } from './random.js';

/** Day on which the district's figures hold, e.g. 1,168 people of 60 or more. */
export const REFERENCE_DATE = '2026-11-01';

export interface MemberPlan {
  sex: Sex;
  birthDate: string;
  /** Members of one family line share a surname. */
  line: 'head' | 'spouse';
}

/** How many households of each composition a community has; the figures of the community follow from them. */
export interface Composition {
  elderAlone: number;
  elderCouple: number;
  elderWithFamily: number;
  family: number;
  couple: number;
  single: number;
  parentWithChild: number;
}

/** 爱民佳苑: 215 + 600 + 353 = 1,168 elders and 7,067 residents in 2,808 households. */
export const ESTATE: Composition = {
  elderAlone: 215,
  elderCouple: 300,
  elderWithFamily: 353,
  family: 1_200,
  couple: 400,
  single: 240,
  parentWithChild: 100,
};

/** 石桥村: an ageing village, 177 households, 474 residents of whom 156 are elders. */
export const VILLAGE: Composition = {
  elderAlone: 26,
  elderCouple: 40,
  elderWithFamily: 50,
  family: 32,
  couple: 14,
  single: 6,
  parentWithChild: 9,
};

/** One plan of members for each household, in an order of chance. */
export function planHouseholds(random: Random, composition: Composition): MemberPlan[][] {
  const kinds = Object.entries(composition).flatMap(([kind, count]) =>
    Array.from({ length: count }, () => kind as keyof Composition),
  );
  return random.shuffle(kinds).map((kind) => MAKERS[kind](random));
}

const MAKERS: Record<keyof Composition, (random: Random) => MemberPlan[]> = {
  elderAlone: (random) => [elder(random, random.next() < 0.68 ? 'female' : 'male', 'head')],
  elderCouple: (random) => [elder(random, 'male', 'head'), elder(random, 'female', 'spouse')],
  elderWithFamily: (random) => [
    elder(random, random.pick(['female', 'male'] as const), 'head'),
    adult(random, 'male', 34, 55, 'head'),
    adult(random, 'female', 32, 54, 'spouse'),
    child(random),
  ],
  family: (random) => [adult(random, 'male', 26, 58, 'head'), adult(random, 'female', 25, 56, 'spouse'), child(random)],
  couple: (random) => [adult(random, 'male', 24, 59, 'head'), adult(random, 'female', 22, 58, 'spouse')],
  single: (random) => [adult(random, random.pick(['female', 'male'] as const), 22, 59, 'head')],
  parentWithChild: (random) => [adult(random, random.pick(['female', 'male'] as const), 26, 50, 'head'), child(random)],
};

function elder(random: Random, sex: Sex, line: MemberPlan['line']): MemberPlan {
  const age = 60 + Math.floor(34 * random.next() ** 1.6);
  return { sex, line, birthDate: birthDateAt(random, age) };
}

function adult(random: Random, sex: Sex, youngest: number, oldest: number, line: MemberPlan['line']): MemberPlan {
  return { sex, line, birthDate: birthDateAt(random, random.between(youngest, oldest)) };
}

function child(random: Random): MemberPlan {
  return {
    sex: random.pick(['female', 'male'] as const),
    line: 'head',
    birthDate: birthDateAt(random, random.between(0, 21)),
  };
}

/** A birth date of somebody who is `age` years old on the reference date. */
export function birthDateAt(random: Random, age: number): string {
  const day = new Date(`${REFERENCE_DATE}T00:00:00Z`);
  day.setUTCFullYear(day.getUTCFullYear() - age);
  day.setUTCDate(day.getUTCDate() - random.between(0, 364));
  return day.toISOString().slice(0, 10);
}

import { expect, it } from 'vitest';
import {
  type AbilityAnswers,
  type AbilityItem,
  type AbilityLevel,
  abilityItemSchema,
  abilityLevelSchema,
  type Diagnosis,
  type RiskEvent,
} from '../ability-contract.js';
import {
  abilityRules,
  abilityRulesOn,
  assess,
  isAtLeast,
  levelOf,
  openItems,
  overscored,
} from './ability-assessment.js';

const rules = abilityRulesOn('2026-11-24');
const items = rules.groups.flatMap((group) => group.items);

/** Answers to all items that sum to so many points. */
function answersOf(points: number, more: Partial<AbilityAnswers> = {}): AbilityAnswers {
  const scores: Partial<Record<AbilityItem, number>> = {};
  let left = points;
  for (const { name, maximum } of items) {
    scores[name] = Math.min(left, maximum);
    left -= Math.min(left, maximum);
  }
  return { scores, coma: false, diagnoses: [], riskEvents: {}, ...more };
}

// "26 items, 90 points": self-care 32, basic movement 15, mental state 28, senses and social 15.
it.each([
  ['selfCare', 32, 8],
  ['movement', 15, 4],
  ['mind', 28, 9],
  ['senses', 15, 5],
] as const)('group %s has %i points in %i items', (name, points, count) => {
  const group = rules.groups.find((each) => each.name === name);
  expect(group?.maximum).toBe(points);
  expect(group?.items).toHaveLength(count);
  expect(group?.items.reduce((sum, { maximum }) => sum + maximum, 0)).toBe(points);
});

it('all groups together have 26 items, each once, and 90 points', () => {
  expect(items.map(({ name }) => name).sort()).toEqual([...abilityItemSchema.options].sort());
  expect(items).toHaveLength(26);
  expect(assess(answersOf(90), rules)).toMatchObject({
    points: 90,
    groups: rules.groups.map(({ maximum }) => ({ points: maximum, maximum })),
  });
});

// Maxima other than 4: 上下楼梯 3; 攻击行为 1, 抑郁症状 1, 意识水平 2; 视力 2, 听力 2, 使用交通工具外出 3.
it('items have four points but for seven', () => {
  const others = { stairs: 3, aggression: 1, depression: 1, consciousness: 2, sight: 2, hearing: 2, travelling: 3 };
  expect(
    Object.fromEntries(items.filter(({ maximum }) => maximum !== 4).map(({ name, maximum }) => [name, maximum])),
  ).toEqual(others);
});

// "Levels by total: 90 能力完好 (intact); 66–89 轻度失能 (mild); 46–65 中度 (moderate); 30–45 重度 (severe); 0–29 完全失能 (complete)."
it.each([
  [90, 'intact'],
  [89, 'mild'],
  [66, 'mild'],
  [65, 'moderate'],
  [46, 'moderate'],
  [45, 'severe'],
  [30, 'severe'],
  [29, 'complete'],
  [0, 'complete'],
] as const)('%i points: %s', (points, level) => {
  expect(assess(answersOf(points), rules)).toMatchObject({ points, byPoints: level, level, worsenedBy: [] });
});

// "Coma → complete, whatever the score."
it.each([90, 66, 30, 0])('coma with %i points: complete', (points) => {
  expect(assess(answersOf(points, { coma: true }), rules)).toMatchObject({ level: 'complete', points, coma: true });
});

it('of somebody in a coma nothing else is asked', () => {
  const answers: AbilityAnswers = { scores: {}, coma: true, diagnoses: [], riskEvents: {} };
  expect(openItems(answers, rules)).toEqual([]);
  expect(assess(answers, rules)).toMatchObject({ level: 'complete', byPoints: null });
});

// "Worsen by exactly one level, once, if any of: dementia (ICD F00–F03), mental disorder (F04–F99), two or more risk events
// (fall, wandering, choking, self-harm) in the last 30 days."
const dementia = { diagnoses: ['dementia'] satisfies Diagnosis[] };
const mentalDisorder = { diagnoses: ['mentalDisorder'] satisfies Diagnosis[] };
const both = { diagnoses: ['dementia', 'mentalDisorder'] satisfies Diagnosis[] };
const events = (riskEvents: Partial<Record<RiskEvent, number>>) => ({ riskEvents });
it.each([
  ['dementia', 90, dementia, 'mild'],
  ['dementia', 89, dementia, 'moderate'],
  ['dementia', 66, dementia, 'moderate'],
  ['dementia', 65, dementia, 'severe'],
  ['dementia', 46, dementia, 'severe'],
  ['dementia', 45, dementia, 'complete'],
  ['dementia', 30, dementia, 'complete'],
  ['complete stays complete', 29, dementia, 'complete'],
  ['mental disorder', 90, mentalDisorder, 'mild'],
  ['two diagnoses, once', 90, both, 'mild'],
  ['no risk event', 90, events({ fall: 0 }), 'intact'],
  ['one risk event', 90, events({ fall: 1 }), 'intact'],
  ['two of one kind', 90, events({ fall: 2 }), 'mild'],
  ['one each of two kinds', 90, events({ wandering: 1, choking: 1 }), 'mild'],
  ['self-harm counts as well', 66, events({ selfHarm: 1, fall: 1 }), 'moderate'],
  ['ever so many, once', 90, events({ fall: 4, wandering: 3, choking: 2, selfHarm: 1 }), 'mild'],
  ['diagnoses and risk events, once', 89, { ...both, ...events({ fall: 3 }) }, 'moderate'],
  ['coma before all', 90, { ...both, coma: true }, 'complete'],
] as const)('%s at %i points', (_what, points, more, level) => {
  const { diagnoses, ...other } = { diagnoses: [], ...more };
  expect(assess(answersOf(points, { ...other, diagnoses: [...diagnoses] }), rules).level).toBe(level);
});

it('says what worsened it, each once', () => {
  const answers = answersOf(80, { diagnoses: ['dementia', 'dementia'], riskEvents: { fall: 2 } });
  expect(assess(answers, rules)).toMatchObject({
    byPoints: 'mild',
    worsenedBy: ['dementia', 'riskEvents'],
    level: 'moderate',
  });
});

it('"ICD F00–F03", "F04–F99", "in the last 30 days" stand with the rules', () => {
  expect(rules.worsen).toEqual({
    diagnoses: { dementia: { from: 'F00', to: 'F03' }, mentalDisorder: { from: 'F04', to: 'F99' } },
    riskEvents: { from: 2, withinDays: 30 },
  });
});

it('while items are open there is no level', () => {
  const answers = answersOf(90, dementia);
  const { sight: _left, ...scores } = answers.scores;
  expect(openItems({ ...answers, scores }, rules)).toEqual(['sight']);
  expect(assess({ ...answers, scores }, rules)).toMatchObject({ points: 88, byPoints: null, level: null });
});

it('more points than an item has are told', () => {
  expect(overscored(answersOf(90), rules)).toEqual([]);
  expect(overscored({ ...answersOf(0), scores: { stairs: 4, aggression: 2, eating: 4 } }, rules)).toEqual([
    { item: 'stairs', max: 3 },
    { item: 'aggression', max: 1 },
  ]);
});

it('whatever is answered, the level is that of the points or one worse, and coma is complete', () => {
  const random = seeded(20_221_230);
  const order = abilityLevelSchema.options;
  for (let round = 0; round < 2_000; round += 1) {
    const scores = Object.fromEntries(items.map(({ name, maximum }) => [name, random(maximum + 1)]));
    const diagnoses = (['dementia', 'mentalDisorder'] as const).filter(() => random(4) === 0);
    const riskEvents = { fall: random(3), wandering: random(2) };
    const answers = { scores, coma: random(20) === 0, diagnoses, riskEvents };
    const outcome = assess(answers, rules);
    const sum = Object.values(scores).reduce((total, points) => total + points, 0);
    const isWorse = diagnoses.length > 0 || riskEvents.fall + riskEvents.wandering >= 2;
    const step = Math.min(order.indexOf(levelOf(sum, rules)) + (isWorse ? 1 : 0), order.length - 1);
    expect(outcome.points).toBe(sum);
    expect(outcome.level).toBe(answers.coma ? 'complete' : order[step]);
  }
});

it.each([
  ['mild', 'mild', true],
  ['complete', 'mild', true],
  ['intact', 'mild', false],
  ['moderate', 'severe', false],
] as const satisfies readonly [AbilityLevel, AbilityLevel, boolean][])('%s is at least %s: %s', (level, other, is) => {
  expect(isAtLeast(level, other)).toBe(is);
});

it('the newest rules that apply on a day count; before the first, the first', () => {
  const [known] = abilityRules;
  if (known === undefined) throw new RangeError('no rules');
  const later = { ...known, validFrom: '2030-01-01' };
  expect(abilityRulesOn('2029-12-31', [known, later])).toBe(known);
  expect(abilityRulesOn('2030-01-01', [known, later])).toBe(later);
  expect(abilityRulesOn('1990-01-01', [known, later])).toBe(known);
  expect(known).toMatchObject({ source: '老年人能力评估规范 GB/T 42195-2022', validFrom: '2022-12-30' });
});

/** Whole numbers below a limit, the same in each run. */
function seeded(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * limit);
  };
}

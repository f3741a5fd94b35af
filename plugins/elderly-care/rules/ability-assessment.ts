import { versionOn } from '@yige/plugin-sdk/rules';
import {
  type AbilityAnswers,
  type AbilityGroup,
  type AbilityItem,
  type AbilityLevel,
  abilityLevelSchema,
  type Diagnosis,
} from '../ability-contract.js';

/** How the ability of elders is assessed, from a day on. The newest version that applies counts. */
export interface AbilityRules {
  validFrom: string;
  /** Where the numbers come from. */
  source: string;
  groups: readonly {
    name: AbilityGroup;
    maximum: number;
    items: readonly { name: AbilityItem; maximum: number }[];
  }[];
  /** The total from which each level counts, the highest first. */
  levels: readonly { level: AbilityLevel; from: number }[];
  worsen: {
    /** ICD-10 codes that make a diagnosis count. */
    diagnoses: Record<Diagnosis, { from: string; to: string }>;
    /** So many risk events, of whatever kind, within so many days. */
    riskEvents: { from: number; withinDays: number };
  };
}

export const abilityRules: readonly AbilityRules[] = [
  {
    validFrom: '2022-12-30',
    source: '老年人能力评估规范 GB/T 42195-2022',
    groups: [
      {
        name: 'selfCare',
        maximum: 32,
        items: [
          ...each(4, 'eating', 'grooming', 'bathing', 'upperDressing', 'lowerDressing'),
          ...each(4, 'bladder', 'bowels', 'toileting'),
        ],
      },
      {
        name: 'movement',
        maximum: 15,
        items: [...each(4, 'bedMobility', 'bedToChair', 'walking'), ...each(3, 'stairs')],
      },
      {
        name: 'mind',
        maximum: 28,
        items: [
          ...each(4, 'time', 'place', 'people', 'memory', 'comprehension', 'expression'),
          ...each(1, 'aggression', 'depression'),
          ...each(2, 'consciousness'),
        ],
      },
      {
        name: 'senses',
        maximum: 15,
        items: [
          ...each(2, 'sight', 'hearing'),
          ...each(4, 'dailyAffairs'),
          ...each(3, 'travelling'),
          ...each(4, 'company'),
        ],
      },
    ],
    levels: [
      { level: 'intact', from: 90 },
      { level: 'mild', from: 66 },
      { level: 'moderate', from: 46 },
      { level: 'severe', from: 30 },
      { level: 'complete', from: 0 },
    ],
    worsen: {
      diagnoses: { dementia: { from: 'F00', to: 'F03' }, mentalDisorder: { from: 'F04', to: 'F99' } },
      riskEvents: { from: 2, withinDays: 30 },
    },
  },
];

/** The version that applies on a day; before the first one, the first. */
export function abilityRulesOn(day: string, versions = abilityRules): AbilityRules {
  return versionOn(day, versions);
}

/** Why a level is worse than its points say. */
export type Worsening = Diagnosis | 'riskEvents';

/** What follows from the answers so far. */
export interface AbilityOutcome {
  groups: { name: AbilityGroup; points: number; maximum: number }[];
  points: number;
  /** Null while items are open. */
  byPoints: AbilityLevel | null;
  /** However many, they worsen the level once. */
  worsenedBy: Worsening[];
  coma: boolean;
  /** Null while items are open and nobody said coma. */
  level: AbilityLevel | null;
}

/** Items without an answer. Of somebody in a coma none is asked. */
export function openItems({ scores, coma }: AbilityAnswers, { groups }: AbilityRules): AbilityItem[] {
  if (coma) return [];
  return groups.flatMap(({ items }) => items.filter(({ name }) => scores[name] === undefined).map(({ name }) => name));
}

/** Items with more points than they have. */
export function overscored({ scores }: AbilityAnswers, { groups }: AbilityRules): { item: AbilityItem; max: number }[] {
  return groups.flatMap(({ items }) =>
    items
      .filter(({ name, maximum }) => (scores[name] ?? 0) > maximum)
      .map(({ name, maximum }) => ({ item: name, max: maximum })),
  );
}

export function assess(answers: AbilityAnswers, rules: AbilityRules): AbilityOutcome {
  const groups = rules.groups.map(({ name, maximum, items }) => ({
    ...{ name, maximum },
    points: items.reduce((sum, item) => sum + (answers.scores[item.name] ?? 0), 0),
  }));
  const points = groups.reduce((sum, group) => sum + group.points, 0);
  const isWhole = openItems({ ...answers, coma: false }, rules).length === 0;
  const byPoints = isWhole ? levelOf(points, rules) : null;
  const worsenedBy = worseningsOf(answers, rules);
  const { coma } = answers;
  return { groups, points, byPoints, worsenedBy, coma, level: coma ? 'complete' : worsened(byPoints, worsenedBy) };
}

/** The level that so many points give by themselves. */
export function levelOf(points: number, { levels }: AbilityRules): AbilityLevel {
  return levels.find(({ from }) => points >= from)?.level ?? 'complete';
}

/** Whether somebody at this level is at least as disabled as at the other. */
export function isAtLeast(level: AbilityLevel, other: AbilityLevel): boolean {
  const order = abilityLevelSchema.options;
  return order.indexOf(level) >= order.indexOf(other);
}

function worseningsOf({ diagnoses, riskEvents }: AbilityAnswers, { worsen }: AbilityRules): Worsening[] {
  const events = Object.values(riskEvents).reduce((sum, count) => sum + count, 0);
  return [...new Set<Worsening>(diagnoses), ...(events >= worsen.riskEvents.from ? (['riskEvents'] as const) : [])];
}

function worsened(level: AbilityLevel | null, by: readonly Worsening[]): AbilityLevel | null {
  if (level === null || by.length === 0) return level;
  const order = abilityLevelSchema.options;
  return order[order.indexOf(level) + 1] ?? level;
}

function each(maximum: number, ...names: AbilityItem[]): { name: AbilityItem; maximum: number }[] {
  return names.map((name) => ({ name, maximum }));
}

import { versionOn } from '@yige/plugin-sdk/rules';
import type { Education } from '../contract/members.js';
import type { RuleVersion } from './versions.js';

/** One row of the report: completed years up to and including `upTo`; null: all above. */
interface AgeBracket {
  key: string;
  from: number;
  upTo: number | null;
}

interface EducationBracket {
  key: 'graduate' | 'bachelor' | 'college' | 'secondary' | 'basic';
  includes: readonly Education[];
}

/** How the structure report (党员队伍结构) groups members. */
interface StructureRules extends RuleVersion {
  ages: readonly AgeBracket[];
  educations: readonly EducationBracket[];
}

/** The brackets are those of the field reports; no rule of the state names them ([U]). */
const structureRules: readonly [StructureRules, ...StructureRules[]] = [
  {
    validFrom: '1949-10-01',
    source: '基层调研报告篇7、篇25 的年龄、学历分组',
    ages: [
      { key: '35', from: 0, upTo: 35 },
      { key: '45', from: 36, upTo: 45 },
      { key: '55', from: 46, upTo: 55 },
      { key: '60', from: 56, upTo: 60 },
      { key: '70', from: 61, upTo: 70 },
      { key: 'above', from: 71, upTo: null },
    ],
    educations: [
      { key: 'graduate', includes: ['doctor', 'master'] },
      { key: 'bachelor', includes: ['bachelor'] },
      { key: 'college', includes: ['college'] },
      { key: 'secondary', includes: ['secondary'] },
      { key: 'basic', includes: ['middle', 'primary'] },
    ],
  },
];

export function structureRulesOn(day: string): StructureRules {
  return versionOn(day, structureRules);
}

interface Head {
  birthDate: string;
  education: Education;
}

/** How many fall into each bracket. Every head falls into exactly one of each, so that both sums are the total. */
export function structureOf(heads: readonly Head[], day: string, rules: StructureRules) {
  const ages = heads.map(({ birthDate }) => ageOn(day, birthDate));
  return {
    total: heads.length,
    ages: rules.ages.map((bracket, index) => ({
      ...bracket,
      // Who is not born yet on that day, by a mistake in the file, is among the youngest and not lost.
      count: ages.filter(
        (age) => (index === 0 || age >= bracket.from) && (bracket.upTo === null || age <= bracket.upTo),
      ).length,
    })),
    educations: rules.educations.map(({ key, includes }) => ({
      key,
      count: heads.filter(({ education }) => includes.includes(education)).length,
    })),
  };
}

/** Completed years on a day; both `YYYY-MM-DD`. Who is born on 29 February is a year older on 1 March of other years. */
export function ageOn(day: string, birthDate: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

import type { DepartureKind, FactClass, LocalizedText, Retention } from '@yige/contracts';

interface RetentionRule {
  departure: DepartureKind;
  validFrom: string;
  outcome: Retention['outcome'];
  /** Years after the departure, and how far a district may lengthen them. */
  years: number;
  most: number;
  source: LocalizedText;
}

const text = (chinese: string, english: string): LocalizedText => ({ 'zh-CN': chinese, en: english });

/**
 * How long records of people who left are kept. PIPL art. 19 asks for the shortest time that the purpose needs and
 * art. 47 for erasure afterwards; neither names years. [U] The years are this platform's own: three as art. 56 asks
 * for records of handling, five for estates and benefits that are settled late. Later versions are added below.
 */
export const retentionRules: readonly RetentionRule[] = [
  {
    departure: 'movedAway',
    validFrom: '2021-11-01',
    outcome: 'erased',
    years: 3,
    most: 10,
    source: text(
      '个人信息保护法第 19、47、56 条；年数由本区确定',
      'PIPL arts 19, 47, 56; the years are the district’s own',
    ),
  },
  {
    departure: 'deceased',
    validFrom: '2021-11-01',
    outcome: 'anonymised',
    years: 5,
    most: 30,
    source: text(
      '个人信息保护法第 19、47、49 条；年数由本区确定',
      'PIPL arts 19, 47, 49; the years are the district’s own',
    ),
  },
];

interface LongerKeeping {
  factClass: FactClass;
  years: number;
  source: LocalizedText;
}

/**
 * Facts for whose files another rule asks longer: until then the record stays sealed and is only stored, which is what
 * PIPL art. 47 allows. [U] Ten years for files of social assistance is common local practice.
 */
export const keptLonger: readonly LongerKeeping[] = [
  {
    factClass: 'allowance',
    years: 10,
    source: text('社会救助档案，地方规定', 'Files of social assistance, local rules'),
  },
];

export function ruleOf(departure: DepartureKind, today: string): RetentionRule {
  const rule = retentionRules.filter((each) => each.departure === departure && each.validFrom <= today).at(-1);
  if (rule === undefined) throw new RangeError(`There is no rule for ${departure}`);
  return rule;
}

/** Years for which one of somebody's facts keeps their record; 0 for none. */
export function leastYears(classes: ReadonlySet<FactClass>): number {
  return Math.max(0, ...keptLonger.filter(({ factClass }) => classes.has(factClass)).map(({ years }) => years));
}

/** Every value that `leastYears` can have. */
export const leastYearsValues: readonly number[] = [...new Set([0, ...keptLonger.map(({ years }) => years)])];

import type { MatterCategory } from '@yige/contracts';

interface CategoryRule {
  validFrom: string;
  source: string;
  categories: readonly MatterCategory[];
}

/**
 * Categories of matters, from which day on, each with where its matters usually go. [U] The standard for digital city
 * management names the classes of what is seen in the street; those of property, owners, neighbours and daily life are
 * of the three grids in one, for which each district has its own list. A district that divides differently adds its rule.
 */
export const categoryRules: readonly CategoryRule[] = [
  {
    validFrom: '2020-01-01',
    source:
      'GB/T 30428.2-2013《数字化城市管理信息系统 第 2 部分：管理部件和事件》大类，并按“三网合一”补充物业、业主、邻里和民生 [U]',
    categories: [
      category('cityAppearance', '市容环境', 'Streets and surroundings', { kind: 'bureau', bureau: 'other' }),
      category('publicFacilities', '公共设施', 'Public facilities', { kind: 'bureau', bureau: 'other' }),
      category('property', '物业', 'Property management', { kind: 'partner', partner: 'propertyCompany' }),
      category('owners', '业主', 'Owners', { kind: 'partner', partner: 'ownersCommittee' }),
      category('publicSecurity', '治安', 'Public security', { kind: 'bureau', bureau: 'police' }),
      category('elders', '为老', 'Elders', { kind: 'bureau', bureau: 'elderly' }),
      category('neighbours', '邻里', 'Neighbours', { kind: 'community' }),
      category('livelihood', '民生', 'Daily life', { kind: 'community' }),
    ],
  },
];

function category(code: string, chinese: string, english: string, usually: MatterCategory['usually']): MatterCategory {
  return { code, title: { 'zh-CN': chinese, en: english }, usually };
}

export function categoriesOn(day: string, rules = categoryRules): readonly MatterCategory[] {
  return rules.filter(({ validFrom }) => validFrom <= day).at(-1)?.categories ?? [];
}

/** As it was when the matter was reported; a code that no rule knows any more shows as it is. */
export function categoryOf(code: string, day: string, rules = categoryRules): MatterCategory {
  const known = categoriesOn(day, rules).find((each) => each.code === code);
  return known ?? { code, title: { 'zh-CN': code, en: code }, usually: { kind: 'community' } };
}

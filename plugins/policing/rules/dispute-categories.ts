import { versionOn } from '@yige/plugin-sdk/rules';
import type { DisputeCategory } from '../contract/disputes.js';

/** Kinds of disputes by which mediation is counted, from a day on. */
interface DisputeCategories {
  validFrom: string;
  source: string;
  categories: readonly { value: DisputeCategory; title: { 'zh-CN': string; en: string } }[];
}

export const disputeCategories: readonly DisputeCategories[] = [
  {
    validFrom: '2011-01-01',
    source: '人民调解统计的纠纷类别（司法行政机关）',
    categories: [
      { value: 'family', title: { 'zh-CN': '婚姻家庭', en: 'Marriage and family' } },
      { value: 'neighbours', title: { 'zh-CN': '邻里', en: 'Neighbours' } },
      { value: 'housing', title: { 'zh-CN': '房屋宅基地', en: 'Houses and homesteads' } },
      { value: 'contract', title: { 'zh-CN': '合同', en: 'Contracts' } },
      { value: 'business', title: { 'zh-CN': '生产经营', en: 'Business' } },
      { value: 'damages', title: { 'zh-CN': '损害赔偿', en: 'Damages' } },
      { value: 'forestAndLand', title: { 'zh-CN': '山林土地', en: 'Forest and land' } },
      { value: 'expropriation', title: { 'zh-CN': '征地拆迁', en: 'Expropriation' } },
      { value: 'labour', title: { 'zh-CN': '劳动', en: 'Labour' } },
      { value: 'familyPlanning', title: { 'zh-CN': '计划生育', en: 'Family planning' } },
      { value: 'villageAffairs', title: { 'zh-CN': '村务', en: 'Village affairs' } },
      { value: 'environment', title: { 'zh-CN': '环境', en: 'Environment' } },
      { value: 'traffic', title: { 'zh-CN': '交通', en: 'Traffic' } },
      { value: 'medical', title: { 'zh-CN': '医疗', en: 'Medical' } },
      { value: 'propertyManagement', title: { 'zh-CN': '物业', en: 'Property management' } },
      { value: 'other', title: { 'zh-CN': '其他', en: 'Other' } },
    ],
  },
];

/** The version that applies on a day; before the first one, the first. */
export function disputeCategoriesOn(day: string): DisputeCategories {
  return versionOn(day, disputeCategories);
}

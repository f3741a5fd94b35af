import type { LocalizedText } from '../primitives.js';
import type { FactKind } from './fact-kind.js';

const text = (chinese: string, english: string): LocalizedText => ({ 'zh-CN': chinese, en: english });
const option = (value: string, chinese: string, english: string) => ({ value, title: text(chinese, english) });

const atTheDoor = text('网格员上门', 'Grid worker at the door');
const civilAffairs = text('区民政局', 'Civil affairs bureau');
const monthly = { type: 'money', name: 'monthlyAmount', title: text('每月金额', 'Amount a month') } as const;

/** The kinds of facts that the registry knows by itself; plugins add theirs in their manifest. */
export const coreFactKinds: readonly FactKind[] = [
  { kind: 'livingAlone', title: text('独居', 'Lives alone'), class: 'livingSituation', source: atTheDoor, fields: [] },
  { kind: 'emptyNest', title: text('空巢', 'Empty nest'), class: 'livingSituation', source: atTheDoor, fields: [] },
  { kind: 'childless', title: text('孤寡', 'Childless'), class: 'livingSituation', source: atTheDoor, fields: [] },
  {
    kind: 'leftBehind',
    title: text('留守', 'Left behind'),
    class: 'livingSituation',
    source: atTheDoor,
    fields: [
      {
        type: 'choice',
        name: 'group',
        title: text('人群', 'Group'),
        options: [
          option('elder', '老人', 'Elder'),
          option('child', '儿童', 'Child'),
          option('spouse', '妇女', 'Spouse'),
        ],
      },
    ],
  },
  {
    kind: 'veteran',
    title: text('退役军人', 'Veteran'),
    class: 'status',
    source: text('退役军人事务局', 'Veterans’ affairs bureau'),
    fields: [],
  },
  {
    kind: 'minimumAllowance',
    title: text('低保', 'Minimum allowance'),
    class: 'allowance',
    source: civilAffairs,
    fields: [monthly],
  },
  {
    kind: 'specialHardship',
    title: text('特困', 'Special hardship'),
    class: 'allowance',
    source: civilAffairs,
    fields: [
      {
        type: 'choice',
        name: 'support',
        title: text('供养方式', 'Support'),
        options: [option('atHome', '分散供养', 'At home'), option('inHome', '集中供养', 'In a home')],
      },
    ],
  },
  {
    kind: 'gradedAid',
    title: text('分级救助', 'Graded aid'),
    class: 'allowance',
    source: civilAffairs,
    fields: [
      {
        type: 'choice',
        name: 'grade',
        title: text('等级', 'Grade'),
        options: [
          option('first', '一级', 'First'),
          option('second', '二级', 'Second'),
          option('third', '三级', 'Third'),
        ],
      },
      monthly,
    ],
  },
  {
    kind: 'oldAgeAllowance',
    title: text('高龄津贴', 'Old-age allowance'),
    class: 'allowance',
    source: civilAffairs,
    fields: [monthly],
  },
  {
    kind: 'specialFamilyPlanningFamily',
    title: text('计划生育特殊家庭', 'Special family-planning family'),
    class: 'allowance',
    source: text('区卫健局', 'Health bureau'),
    fields: [],
  },
  {
    kind: 'disabilityCertificate',
    title: text('残疾人证', 'Disability certificate'),
    class: 'disability',
    source: text('区残联', 'Disabled persons’ federation'),
    fields: [
      {
        type: 'choice',
        name: 'category',
        title: text('类别', 'Category'),
        options: [
          option('sight', '视力', 'Sight'),
          option('hearing', '听力', 'Hearing'),
          option('speech', '言语', 'Speech'),
          option('limb', '肢体', 'Limb'),
          option('intellectual', '智力', 'Intellectual'),
          option('mental', '精神', 'Mental'),
          option('multiple', '多重', 'Multiple'),
        ],
      },
      {
        type: 'choice',
        name: 'grade',
        title: text('等级', 'Grade'),
        options: [
          option('first', '一级', 'First'),
          option('second', '二级', 'Second'),
          option('third', '三级', 'Third'),
          option('fourth', '四级', 'Fourth'),
        ],
      },
    ],
  },
  {
    kind: 'abilityLevel',
    title: text('老年人能力', 'Ability of an elder'),
    class: 'ability',
    source: text('两人评估', 'Assessed by two'),
    fields: [
      {
        type: 'choice',
        name: 'level',
        title: text('能力等级', 'Level'),
        // GB/T 42195-2022.
        options: [
          option('intact', '能力完好', 'Intact'),
          option('mild', '轻度失能', 'Mild'),
          option('moderate', '中度失能', 'Moderate'),
          option('severe', '重度失能', 'Severe'),
          option('complete', '完全失能', 'Complete'),
        ],
      },
    ],
  },
];

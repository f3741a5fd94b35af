import type { DataPurpose, FactClass, LocalizedText } from '@yige/contracts';

const text = (chinese: string, english: string): LocalizedText => ({ 'zh-CN': chinese, en: english });

const servingLaw = text(
  '个人信息保护法第 13 条第 1 款第 3 项；城市居民委员会组织法、村民委员会组织法',
  'PIPL art. 13(1)(3); the organic laws of residents’ and villagers’ committees',
);
const aidLaw = text(
  '个人信息保护法第 13 条第 1 款第 3 项；社会救助暂行办法',
  'PIPL art. 13(1)(3); the interim measures for social assistance',
);

type Purpose = Omit<DataPurpose, 'consents'>;

/** What the registry's own data is for. Whoever adds a group of data says here why it may be kept. */
export const registryPurposes: readonly Purpose[] = [
  {
    data: 'identity',
    title: text('姓名、性别、出生日期、证件', 'Name, sex, birth date, document'),
    purpose: text(
      '认清是哪一位居民，同一件事不重复登记；各部门办事时不再让您重填。',
      'To know which resident is meant, to register nobody twice, and to ask you for nothing twice.',
    ),
    basis: 'statutoryDuty',
    source: servingLaw,
    seenBy: text(
      '为您服务的网格、社区、街道；号码平时遮住，说明理由才能看，每次都有记录。',
      'Your grid, community and street; numbers are masked, and each look at one needs a reason and is kept.',
    ),
  },
  {
    data: 'contact',
    title: text('电话', 'Phones'),
    purpose: text('上门前约时间，急事能找到您。', 'To arrange a visit, and to reach you when it is urgent.'),
    basis: 'statutoryDuty',
    source: servingLaw,
    seenBy: text('同上，平时遮住中间四位。', 'As above, with four digits masked.'),
  },
  {
    data: 'relations',
    title: text('户籍、居住、集体股权、管理归属', 'Registration, residence, collective shares, who serves you'),
    purpose: text(
      '知道该由哪个社区为您服务；核对集体资产的股东。',
      'To know which community serves you, and who holds shares of a collective.',
    ),
    basis: 'statutoryDuty',
    source: servingLaw,
    seenBy: text('为您服务的网格、社区、街道。', 'Your grid, community and street.'),
  },
  {
    data: 'photo',
    title: text('照片', 'Photo'),
    purpose: text(
      '上门的人认得出您，只给人看，不做人脸识别。',
      'So that whoever comes to the door knows you; for eyes only, no face recognition.',
    ),
    basis: 'consent',
    source: text(
      '个人信息保护法第 29 条；不同意就不留，随时可以删',
      'PIPL art. 29; kept only if you agree, deleted whenever you wish',
    ),
    seenBy: text('为您服务的网格、社区、街道。', 'Your grid, community and street.'),
  },
  {
    data: 'readers',
    title: text('谁看过您的信息', 'Who read your data'),
    purpose: text(
      '您来问时能告诉您；查处乱看的人。',
      'To tell you when you ask, and to find whoever reads without need.',
    ),
    basis: 'statutoryDuty',
    source: text('个人信息保护法第 44、51、56 条', 'PIPL arts 44, 51, 56'),
    seenBy: text('您本人，以及安全管理员和审计管理员。', 'You, and the security and audit administrators.'),
  },
];

/** What facts of a class are for. */
export const factClassPurposes: Record<FactClass, Omit<Purpose, 'data'>> = {
  livingSituation: {
    title: text('居住状况（独居、空巢、留守等）', 'Living situation'),
    purpose: text('安排探访关爱，有事先到。', 'To plan visits to those who need them first.'),
    basis: 'statutoryDuty',
    source: servingLaw,
    seenBy: text(
      '网格、社区、街道，服务您的卫生站和警务室。',
      'Your grid, community, street, health station and police room.',
    ),
  },
  status: {
    title: text('身份（退役军人等）', 'Status, such as veteran'),
    purpose: text('落实对应的优待。', 'To give what the status entitles to.'),
    basis: 'statutoryDuty',
    source: servingLaw,
    seenBy: text(
      '网格、社区、街道，服务您的卫生站和警务室。',
      'Your grid, community, street, health station and police room.',
    ),
  },
  allowance: {
    title: text('救助和津贴', 'Allowances'),
    purpose: text(
      '发放救助和津贴，其他部门减免时不再要证明。',
      'To pay allowances, and to waive fees without another proof.',
    ),
    basis: 'statutoryDuty',
    source: aidLaw,
    seenBy: text('社区和街道窗口；其他人看不到。', 'The desks of community and street; nobody else.'),
  },
  disability: {
    title: text('残疾人证', 'Disability certificate'),
    purpose: text('落实残疾人补贴和服务。', 'To give the benefits and services that it entitles to.'),
    basis: 'statutoryDuty',
    source: text(
      '个人信息保护法第 13 条第 1 款第 3 项；残疾人保障法',
      'PIPL art. 13(1)(3); law on the protection of persons with disabilities',
    ),
    seenBy: text('社区和街道窗口；其他人看不到。', 'The desks of community and street; nobody else.'),
  },
  ability: {
    title: text('老年人能力', 'Ability of an elder'),
    purpose: text('安排养老服务。', 'To plan care.'),
    basis: 'statutoryDuty',
    source: text(
      '个人信息保护法第 13 条第 1 款第 3 项；老年人权益保障法',
      'PIPL art. 13(1)(3); law on the rights of elders',
    ),
    seenBy: text('社区和街道窗口；其他人看不到。', 'The desks of community and street; nobody else.'),
  },
  illness: {
    title: text('疾病', 'Illness'),
    purpose: text(
      '只由卫生站使用，平台不给任何岗位看。',
      'For the health station alone; no post of the platform sees it.',
    ),
    basis: 'consent',
    source: text('个人信息保护法第 29 条', 'PIPL art. 29'),
    seenBy: text('没有岗位能看；要看须说明理由并留记录。', 'No post; a look needs a reason and is kept.'),
  },
};

/** What a bureau's plugin says in its manifest becomes its notice. */
export function pluginPurpose(bureau: LocalizedText, works: readonly LocalizedText[]): Omit<Purpose, 'data' | 'title'> {
  const list = (locale: keyof LocalizedText, mark: string) => works.map((title) => title[locale]).join(mark);
  return {
    purpose: text(`用于：${list('zh-CN', '、') || bureau['zh-CN']}。`, `For: ${list('en', ', ') || bureau.en}.`),
    basis: 'consent',
    source: bureau,
    seenBy: text(
      '这个部门有相应权限的人；在全区启用。它自己登记的内容向它查阅。',
      'Those of the bureau who have the right to; enabled in the whole district. Ask the bureau for what it keeps itself.',
    ),
  };
}

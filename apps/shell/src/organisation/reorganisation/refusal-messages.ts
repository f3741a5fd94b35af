import type { FieldError } from '@yige/contracts';
import { defineMessages, useMessages } from '@yige/ui';

/** Why it cannot be done, by the codes that the server gives. */
const refusalMessages = defineMessages({
  'zh-CN': {
    unitUnknown: '有一个单位不在您的范围内，或者那天不存在',
    unitTwice: '{unit}写了两次',
    unitGone: '前面的步骤已经撤销了{unit}',
    levelsDiffer: '{unit}和{other}不是同一级',
    parentsDiffer: '{unit}和{other}的上级不同：并入其中一个，或者先划转',
    keptForeign: '{unit}不在这一步里',
    childTwice: '{unit}会同时归两个单位，只能归一个',
    childLeft: '{unit}还没有分到哪一部分',
    childForeign: '{unit}不在{parent}里',
    nothingToSplit: '{unit}下面没有单位可分',
    cycle: '{parent}在{unit}里面，{unit}不能再归它',
    sameParent: '{unit}本来就归{parent}',
    levelSkipped: '{parent}和{unit}之间还有一级，请归到那一级',
    kindNotWithin: '{unit}不能放在{parent}里',
    kindOfOtherLevel: '{unit}只能改成同一级的类型',
    top: '{unit}没有上级，不能撤销',
    childrenOpen: '{unit}下面还有单位，先划转或合并它们',
    notEmpty: '{unit}里还有 {count} 个住户、楼栋或未办结任务',
    buildingsWithoutCommunity: '{unit}里有楼栋，楼栋必须归一个社区',
    nothingChanges: '请填新的名称或代码',
    codeInUse: '代码 {code} 已经是{unit}的',
    codeLength: '代码 {code} 的位数不对：街道 9 位、社区 12 位、网格 15 位',
    codePrefix: '代码 {code} 要以{parent}的代码开头',
    dateInPast: '生效日期要在今天或以后',
    dateBeforeChange: '{unit}在 {date} 刚变动过，请选更晚的日期',
    concurrentProposal: '{unit}正在另一次没有办完的调整里',
    decisionMissing: '还有事项没有决定',
    bodyTwice: '{unit}里同一种组织只能有一个继续',
    other: '{message}',
  },
  en: {
    unitUnknown: 'One of the units is not among yours, or doesn’t exist on that day',
    unitTwice: '{unit} is named twice',
    unitGone: 'A step before has abolished {unit}',
    levelsDiffer: '{unit} and {other} are not of the same level',
    parentsDiffer: '{unit} and {other} report to different units: merge into one of them, or move one first',
    keptForeign: '{unit} is not part of this step',
    childTwice: '{unit} would lie in two units: it can only be in one',
    childLeft: '{unit} goes to no part yet',
    childForeign: '{unit} does not lie in {parent}',
    nothingToSplit: '{unit} has no units within it to divide',
    cycle: '{parent} lies within {unit}, which cannot report to it',
    sameParent: '{unit} already reports to {parent}',
    levelSkipped: 'There is a level between {parent} and {unit}: choose a unit of it',
    kindNotWithin: '{unit} cannot lie within {parent}',
    kindOfOtherLevel: '{unit} can only become a kind of its own level',
    top: '{unit} reports to nobody and cannot be dissolved',
    childrenOpen: '{unit} still has units within it: move or merge them first',
    notEmpty: '{count} residents, buildings or open tasks still belong to {unit}',
    buildingsWithoutCommunity: '{unit} has buildings, and a building belongs to a community',
    nothingChanges: 'Give a new name or a new code',
    codeInUse: '{code} is the code of {unit}',
    codeLength: '{code} has the wrong number of digits: street 9, community 12, grid 15',
    codePrefix: '{code} must begin with the code of {parent}',
    dateInPast: 'The first day is today or later',
    dateBeforeChange: '{unit} changed on {date}: choose a later day',
    concurrentProposal: '{unit} is part of another reorganisation that is not finished',
    decisionMissing: 'Something is not decided yet',
    bodyTwice: 'Only one body of this kind can carry on in {unit}',
    other: '{message}',
  },
});

type Known = keyof (typeof refusalMessages)['zh-CN'];

function isKnown(code: string): code is Known {
  return code in refusalMessages['zh-CN'];
}

/** Each reason once, however many units it names alike. */
export function useRefusals(errors: readonly FieldError[]): string[] {
  const t = useMessages(refusalMessages);
  const words = errors.map(({ code, message, values = {} }) =>
    isKnown(code) && code !== 'other' ? t(code, values) : t('other', { message }),
  );
  return [...new Set(words)];
}

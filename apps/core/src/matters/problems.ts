import { defineProblems } from '@yige/contracts';

export const matterProblems = defineProblems({
  'matter.notFound': [404, '没有这件事项', 'There is no such matter'],
  'matter.actionNotPossible': [409, '这件事项现在不能这样办', 'This cannot be done with the matter as it stands'],
  'matter.changed': [409, '事项刚被别人改过，请看最新内容', 'Somebody has just changed the matter; look at it again'],
  'matter.notYours': [403, '这一步不归您办', 'This step is not yours to do'],
  'matter.ownHandling': [403, '自己办的事项不能自己核查', 'Whoever handled a matter does not verify it'],
  'matter.handlersDeputy': [
    403,
    '您是办理人的代办人，请让别的同事核查',
    'You stand in for whoever handled it: let a colleague verify it',
  ],
  'matter.topLevel': [409, '已经到最上一级，不能再上报', 'There is no level above'],
  'matter.lowestLevel': [409, '下面没有可退回的单位', 'There is no unit below to send it back to'],
  'matter.reopenedTooOften': [
    409,
    '已经重办过规定的次数，不能再要求重办',
    'It was reopened as often as the rule allows',
  ],
  'matter.nobodyThere': [422, '那里今天没有人能办', 'Nobody works there today who could handle it'],
  'matter.fieldInvalid': [422, '有内容需要修改', 'Something needs to be corrected'],
  'matter.photosTooMany': [409, '一件事项最多 20 个附件', 'A matter has 20 attachments at most'],
  'matter.ended': [409, '事项已经结案，附件不再变动', 'The matter is closed: its attachments stay as they are'],
});

import { defineProblems } from '@yige/contracts';

export const reorganisationProblems = defineProblems({
  'reorganisation.notFound': [404, '没有这次区划调整', 'There is no such reorganisation'],
  'reorganisation.impossible': [
    422,
    '这样调整不行，有地方需要修改',
    'It cannot be done like this; some of it needs to be corrected',
  ],
  'reorganisation.undecided': [422, '还有事项没有决定', 'Some matters are not decided yet'],
  'reorganisation.concurrent': [
    409,
    '有单位正在另一次区划调整里',
    'A unit is part of another reorganisation that is not finished',
  ],
  'reorganisation.ownProposal': [
    403,
    '自己提出的调整要由别人批准',
    'Somebody else must approve what you have proposed',
  ],
  'reorganisation.stateChanged': [409, '这次调整已经是别的状态了', 'The reorganisation is in another state by now'],
  'reorganisation.dateMissed': [
    409,
    '生效日期已经过了，请撤回后重新提出',
    'Its first day has passed: withdraw it and propose it anew',
  ],
});

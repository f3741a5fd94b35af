import { defineProblems } from '@yige/contracts';

export const conversationProblems = defineProblems({
  'comment.notFound': [404, '没有这条留言', 'There is no such comment'],
  'comment.notWithdrawable': [
    409,
    '只能撤回自己 15 分钟内的留言',
    'Only an own comment can be withdrawn, within 15 minutes',
  ],
  'comment.mentionUnknown': [422, '提到的人看不到这件任务', 'Somebody who is mentioned cannot see the task'],
});

import { defineProblems } from '@yige/contracts';

export const duplicateProblems = defineProblems({
  'duplicate.notFound': [404, '没有这一对可能重复的居民', 'There is no such pair of residents'],
  'duplicate.settled': [409, '这一对已经处理过了', 'This pair has been settled already'],
  'duplicate.changed': [
    409,
    '有人刚改过其中一位的信息，请重新核对',
    'Somebody has just changed one of the two: look at both again',
  ],
  'duplicate.invalid': [422, '有内容需要修改', 'Some of it needs to be corrected'],
});

export const mergeProblems = defineProblems({
  'merge.notFound': [404, '没有这次合并', 'There is no such merge'],
  'merge.undone': [409, '这次合并已经撤销', 'This merge has been undone already'],
  'merge.expired': [409, '撤销的期限已过', 'The time in which it could be undone has passed'],
  'merge.mergedOn': [
    409,
    '合并后的居民后来又合并过，请先撤销后面那一次',
    'The resident has been merged again since: undo that merge first',
  ],
  'merge.gone': [409, '合并后的居民已经不在登记里', 'The resident is no longer in the registry'],
  'merge.changed': [
    409,
    '合并时选过的内容后来又改过，不能再撤销',
    'What was chosen in the merge has been changed since: it cannot be undone any more',
  ],
});

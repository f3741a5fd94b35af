import { defineProblems } from '@yige/contracts';

export const retentionProblems = defineProblems({
  'sealedRecord.notFound': [404, '没有这条封存记录', 'There is no such sealed record'],
  'departure.invalid': [422, '有内容需要修改', 'Some of it needs to be corrected'],
  'legalHold.notFound': [404, '没有这条暂停删除', 'There is no such hold'],
  'legalHold.past': [422, '要写将来的日期', 'Give a day to come'],
  'retention.outOfBounds': [
    422,
    '保存年数只能在规则的范围内延长',
    'It can be lengthened within the bounds of the rule only',
  ],
});

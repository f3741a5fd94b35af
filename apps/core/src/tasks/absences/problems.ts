import { defineProblems } from '@yige/contracts';

export const absenceProblems = defineProblems({
  'absence.notFound': [404, '没有这次外出', 'There is no such absence'],
  'absence.accountUnknown': [404, '没有这个工作人员', 'There is no such member of staff'],
  'absence.past': [422, '不能从过去的日子开始', 'It cannot begin in the past'],
  'absence.tooLong': [422, '一次最多 366 天', 'One absence is 366 days at most'],
  'absence.deputyUnfit': [
    422,
    '代办人要能办同样单位的同样的事',
    'The deputy must be able to do the same work in the same units',
  ],
  'absence.deputyAway': [409, '代办人这几天也不在', 'The deputy is away too on some of these days'],
  'absence.isDeputy': [
    409,
    '这几天正替别人代办，请那位同事先换代办人',
    'On some of these days they stand in for a colleague, who has to name another deputy first',
  ],
  'absence.overlaps': [409, '和已有的外出日子重叠', 'It overlaps with another absence'],
});

import { defineProblems } from '@yige/contracts';

export const bodyProblems = defineProblems({
  'body.notFound': [404, '没有这个组织', 'There is no such body'],
  'body.notHere': [422, '这类单位不设这种组织', 'A unit of this kind has no such body'],
  'body.alreadyThere': [422, '这里已经有一个这样的组织', 'There is such a body here already'],
  'body.notElected': [422, '这种组织没有届期', 'Such a body has no term of office'],
  'body.termTooLong': [422, '届期超过了规定的年数', 'The term is longer than the rule gives'],
  'body.termsOverlap': [422, '与另一届的时间重叠', 'It overlaps with another term'],
  'body.postsHeld': [409, '还有人在这里任职，请先结束任职', 'Somebody still holds a post in it; end the posts first'],
});

import { defineProblems } from '@yige/contracts';

export const partnerProblems = defineProblems({
  'partner.notFound': [404, '没有这个协作单位', 'There is no such partner'],
  'partner.notHere': [422, '物业公司和业委会只设在社区', 'Only communities have such partners'],
  'partner.alreadyThere': [422, '这里已经有同名的协作单位', 'There is a partner of this name here already'],
  'partner.postsHeld': [
    409,
    '还有人在这里任职，请先结束任职',
    'Somebody still holds a post in it; end the posts first',
  ],
});

import { defineProblems } from '@yige/contracts';

export const agencyProblems = defineProblems({
  'agency.notFound': [404, '没有这个部门或站所', 'There is no such agency'],
  'agency.alreadyThere': [422, '这里已经有同名的部门或站所', 'There is an agency of this name here already'],
  'agency.servedTwice': [
    422,
    '这个单位，或者包含它、在它里面的单位，已经由它服务',
    'It serves this unit already, or one around it or within it',
  ],
  'agency.notServing': [409, '它现在不服务这个单位', 'It does not serve this unit now'],
  'agency.postsHeld': [409, '还有人在这里任职，请先结束任职', 'Somebody still holds a post in it; end the posts first'],
});

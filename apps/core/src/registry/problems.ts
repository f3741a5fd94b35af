import { defineProblems } from '@yige/contracts';

export const personProblems = defineProblems({
  'person.notFound': [404, '没有这个人', 'There is no such person'],
});

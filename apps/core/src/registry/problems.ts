import { defineProblems } from '../http/problems.js';

export const personProblems = defineProblems({
  'person.notFound': [404, '没有这个人', 'There is no such person'],
});

import { defineProblems } from '@yige/contracts';

export const unitProblems = defineProblems({
  'unit.notFound': [404, '没有这个单位', 'There is no such unit'],
});

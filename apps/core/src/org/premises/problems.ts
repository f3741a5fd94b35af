import { defineProblems } from '@yige/contracts';

export const premisesProblems = defineProblems({
  'premises.notFound': [404, '没有这处用房', 'There are no such premises'],
  'premises.alreadyThere': [422, '这里已经有同名的用房', 'There are premises of this name here already'],
});

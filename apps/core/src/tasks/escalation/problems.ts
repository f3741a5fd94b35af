import { defineProblems } from '@yige/contracts';

export const escalationProblems = defineProblems({
  'escalation.changed': [409, '别人刚改过，请看过再改', 'Somebody else has just changed it; look again'],
  'escalation.past': [422, '不能从过去的日子起算', 'It cannot apply to deadlines that have passed'],
});

import { defineProblems, VISIT_SYNC_DAYS } from '@yige/contracts';

export const visitProblems = defineProblems({
  'visit.notFound': [404, '没有这次走访', 'There is no such visit'],
  'visit.unitTooLarge': [422, '请选一个社区或网格', 'Choose a community or a grid'],
  'visit.future': [422, '走访时间还没到，请检查手机的时间', 'The visit is in the future; check the clock of the phone'],
  'visit.tooOld': [
    422,
    `走访过了 ${VISIT_SYNC_DAYS} 天才上传，请把内容另外交给部门`,
    `The visit is more than ${VISIT_SYNC_DAYS} days old; hand it to the bureaus by other means`,
  ],
  'visit.notAtDoor': [422, '这种事不在走访里办', 'This kind of work is not done on a visit'],
  'visit.taskElsewhere': [409, '这件事的住户已经不在这一户', 'The resident of this task no longer lives here'],
  'visit.consentMissing': [
    422,
    '请先问住户同不同意看，同意了再填看到的',
    'Ask the resident first whether they agree to a look, and tell what you saw only where they did',
  ],
});

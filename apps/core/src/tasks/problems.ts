import { defineProblems } from '@yige/contracts';

export const taskProblems = defineProblems({
  'task.notFound': [404, '没有这件任务', 'There is no such task'],
  'task.typeUnknown': [422, '没有这种任务', 'There is no such kind of task'],
  'task.notEnabled': [422, '这个单位没有启用这个部门的插件', 'The bureau’s plugin is not enabled in this unit'],
  'task.typeForeign': [403, '只能建自己的任务', 'A plugin creates only tasks of its own kinds'],
  'task.unitUnknown': [422, '没有这个单位', 'There is no such unit'],
  'task.bodyUnknown': [422, '这个单位没有这个组织', 'The unit has no such body'],
  'task.personUnknown': [422, '没有这个人', 'There is no such person'],
  'task.assigneeUnknown': [422, '没有这个工作人员', 'There is no such member of staff'],
  'task.actionNotPossible': [409, '这件任务现在不能这样办', 'This cannot be done with the task as it stands'],
  'task.changed': [409, '任务刚被别人改过，请看最新内容', 'Somebody has just changed the task; look at it again'],
  'task.remindedToday': [409, '您今天已经催过了，明天可以再催', 'You have already reminded of it today'],
  'task.submissionPending': [409, '上一次提交还在等部门确认', 'The last submission still waits for the bureau'],
  'task.fieldNotTaken': [422, '这个操作不带这些内容', 'The action does not take this'],
  'task.assigneeMissing': [422, '请选一个人', 'Say who is to do it'],
  'task.oneTarget': [422, '转给一个人或一个单位', 'Hand it on to one person or one unit'],
  'task.alreadyTheirs': [409, '这件任务已经在这个人手里', 'They have the task already'],
  'task.alreadyThere': [409, '这件任务已经在这个单位', 'The unit has the task already'],
  'task.beyondAdmission': [
    409,
    '准入不包括那个单位，不能转过去；要转就请派出部门先办准入',
    'The admission does not cover that unit: the bureau has to apply for it first',
  ],
  'task.followedTooMany': [409, '最多关注 200 件，先取消几件', 'You follow 200 tasks: leave some first'],
  'task.noteMissing': [422, '请写明原因', 'Give a reason'],
  'task.resultInvalid': [422, '有内容需要修改', 'Some answers need to be corrected'],
});

import { defineProblems } from '@yige/contracts';

export const roleProblems = defineProblems({
  'role.fixed': [422, '三员的权限是固定的，不能调整', 'What an administrator may do is fixed'],
  'role.permissionUnknown': [422, '没有这项权限', 'There is no such permission'],
  'role.permissionAdministrative': [422, '这是管理员的权限，不能给别的岗位', 'It belongs to an administrator alone'],
  'role.unchanged': [409, '这个岗位的这项权限已经是这样了', 'The role already has it so'],
});

export const revealProblems = defineProblems({
  'reveal.staffOnly': [403, '只有工作人员本人能查看', 'Only a member of staff may see it'],
  'reveal.taskRequired': [
    422,
    '网格员要有这位居民的在办任务，才能查看完整号码',
    'A grid worker needs an open task of their own on this resident',
  ],
  'reveal.factNeedsTask': [
    422,
    '要有在您手上的这位居民的任务，才能查看岗位之外的事实',
    'Facts beyond your post need an open task on this resident in your own hands',
  ],
  'reveal.phoneUnknown': [422, '这位居民没有这个电话', 'This resident has no such phone'],
  'reveal.taskUnknown': [422, '这位居民没有这件在办任务', 'There is no such open task on this resident'],
  'reveal.namesResident': [422, '原因里不要写居民姓名', 'Do not name the resident in the reason'],
  'reveal.tooMany': [429, '一小时内查看得太多，请稍后再看', 'Too many within an hour; try again later'],
});

export const breakGlassProblems = defineProblems({
  'breakGlass.notFound': [404, '没有这次紧急授权', 'There is no such emergency access'],
  'breakGlass.notHeld': [422, '只能扩展您自己已有的业务权限', 'You can only extend a permission of your own work'],
  'breakGlass.unitUnknown': [422, '没有这个单位', 'There is no such unit'],
  'breakGlass.unitTooWide': [422, '只能选一个社区（村）或网格', 'Take one community or grid'],
  'breakGlass.unneeded': [422, '这个单位本来就在您的范围内', 'The unit is within your posts already'],
  'breakGlass.running': [409, '您已有一次紧急授权还没结束', 'You have an emergency access that still lasts'],
  'breakGlass.ended': [409, '这次紧急授权已经结束', 'It has ended already'],
});

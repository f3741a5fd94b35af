import { defineProblems } from '@yige/contracts';

export const settingProblems = defineProblems({
  'settings.changed': [409, '别人刚刚改过这些设置', 'Somebody has just changed these settings'],
});

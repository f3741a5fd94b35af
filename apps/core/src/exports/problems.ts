import { defineProblems } from '@yige/contracts';

export const exportProblems = defineProblems({
  'export.unitUnknown': [404, '您负责的范围里没有这个单位', 'There is no such unit among yours'],
  'export.kindForbidden': [403, '您的岗位不看这类资料', 'Your post does not read this'],
});

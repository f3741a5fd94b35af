import { defineProblems } from '@yige/contracts';

export const keyProblems = defineProblems({
  'key.notFound': [404, '没有这把密钥', 'There is no such key'],
  'key.current': [409, '正在使用的密钥不能删除', 'The key in use cannot be removed'],
  'key.inUse': [409, '还有数据在用这把密钥，先等更换完成', 'Data still uses this key; wait until the rotation is done'],
  'key.changing': [409, '密钥正在更换，请稍后再试', 'The keys are being changed; try again later'],
});

import { PluginProblem } from '@yige/plugin-sdk/server';

/** Somebody who is not in the register, or not in the caller's units. */
export const elderNotFound = () =>
  new PluginProblem(404, 'elder.notFound', {
    title: { 'zh-CN': '名册里没有这个人', en: 'This person is not in the register' },
  });

import { PluginProblem } from '@yige/plugin-sdk/server';

/** Throws 422 for a day that has not come yet: what a doctor enters has happened. */
export function refuseFuture(on: string, today: string): void {
  if (on <= today) return;
  throw new PluginProblem(422, 'record.future', {
    title: { 'zh-CN': '这一天还没到', en: 'That day has not come yet' },
    errors: [{ pointer: '/body/on', code: 'future', message: 'lies in the future' }],
  });
}

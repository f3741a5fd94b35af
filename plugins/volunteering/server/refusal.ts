import { PluginProblem } from '@yige/plugin-sdk/server';

/** A refusal that says in both languages what to mend. */
export function refusal(status: number, code: string, chinese: string, english: string): PluginProblem {
  return new PluginProblem(status, code, { title: { 'zh-CN': chinese, en: english } });
}

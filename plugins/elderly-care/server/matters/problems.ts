import { PluginProblem } from '@yige/plugin-sdk/server';

/** A matter that was not routed to the bureau, or lies beyond the caller's units. */
export const matterNotFound = () =>
  new PluginProblem(404, 'matter.notFound', {
    title: { 'zh-CN': '没有派来这件事项', en: 'No such matter was routed here' },
  });

/** Somebody answered it before, or it went back. */
export const matterSettled = () =>
  new PluginProblem(409, 'matter.settled', {
    title: { 'zh-CN': '这件事项已经答复或退回了', en: 'The matter has been answered or sent back already' },
  });

/** The street or the district has taken it back in the meantime. */
export const matterTakenBack = () =>
  new PluginProblem(409, 'matter.takenBack', {
    title: { 'zh-CN': '派出的单位已经把这件事项收回去了', en: 'The unit that routed the matter has taken it back' },
  });

import { defineProblems, type LocalizedText } from '@yige/contracts';

export const dispatchProblems = defineProblems({
  'dispatch.notFound': [404, '没有这次派发', 'There is no such dispatch'],
  'dispatch.typeUnknown': [422, '您不能派这种任务', 'You cannot send this kind of task'],
  'dispatch.unitUnknown': [422, '没有这个单位', 'There is no such unit'],
  'dispatch.factUnknown': [422, '不能按这种情况挑人', 'Residents cannot be chosen by this fact'],
  'dispatch.duePast': [422, '期限已经过去', 'The deadline lies in the past'],
  'dispatch.nobody': [422, '没有可派的对象', 'There is nobody to send it to'],
  'dispatch.tooMany': [422, '对象太多，请分几次派', 'There are too many: send them in several dispatches'],
  'dispatch.heldBack': [409, '有单位现在不能派', 'Some of it would be held back'],
  'dispatch.residentsAsked': [
    409,
    '派给居民的任务只看合计，不按单位看',
    'Of what residents were asked only totals are shown, not units',
  ],
  'dispatch.settled': [409, '已经派完，不能停止，可以撤回', 'All of it was sent: it can be recalled, not stopped'],
});

export function at(pointer: string, code: string, message: LocalizedText) {
  return { errors: [{ pointer, code, message }] };
}

import { PluginProblem } from '@yige/plugin-sdk/server';
import type { Obstacle } from '../../rules/dispute-steps.js';

const obstacles: Record<Obstacle, { 'zh-CN': string; en: string }> = {
  wrongState: { 'zh-CN': '现在不能办这一步', en: 'This step is not possible as the dispute stands' },
  acceptedElsewhere: {
    'zh-CN': '法院、公安或其他机关已经受理，没有委托或移送，不能受理：请写明原因，不予受理',
    en: 'A court, the police or another organ has accepted it and did not hand it over: refuse it with the reason',
  },
  handedOver: {
    'zh-CN': '这件是对方委托或移送来的，不能因为对方已受理而不予受理',
    en: 'They handed it over themselves: that they have accepted it is no ground to refuse it',
  },
  extendedBefore: { 'zh-CN': '已经延长过一次', en: 'It has been extended before' },
  confirmationAsked: { 'zh-CN': '已经申请过司法确认', en: 'The court was asked before' },
  confirmationNotAsked: { 'zh-CN': '没有等法院决定的申请', en: 'No request waits for the court' },
  confirmationEarly: { 'zh-CN': '协议还没有生效', en: 'The agreement had not taken effect' },
  confirmationLate: {
    'zh-CN': '司法确认要在协议生效三十日内共同申请，已经过了',
    en: 'The parties ask the court together within thirty days of the agreement taking effect: that has passed',
  },
};

export const stepNotPossible = (obstacle: Obstacle) =>
  new PluginProblem(409, `dispute.${obstacle}`, { title: obstacles[obstacle] });

export const disputeChanged = () =>
  new PluginProblem(409, 'dispute.changed', {
    title: {
      'zh-CN': '刚刚有人改过这件纠纷：看一下现在的情况再办',
      en: 'Somebody has just changed it: look at how it stands now',
    },
  });

/** `field` is the rest of a pointer into the body. */
export const dayImpossible = (field: string) =>
  new PluginProblem(422, 'dispute.dayImpossible', {
    title: {
      'zh-CN': '日期不对：不能晚于今天，也不能早于上一步；约定的日子要在后面',
      en: 'The day cannot be: not after today, not before the step before; what is agreed on lies ahead',
    },
    errors: [{ pointer: `/body/${field}`, code: 'dayImpossible', message: 'a day that cannot be' }],
  });

export const partyUnknown = () =>
  new PluginProblem(422, 'dispute.partyUnknown', {
    title: { 'zh-CN': '有一位不是这里的当事人', en: 'Somebody is no party here' },
  });

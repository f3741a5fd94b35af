import { defineMessages } from '@yige/plugin-sdk/web';

export const monthMessages = defineMessages({
  'zh-CN': {
    intro: '本月应开的会，开过的已经打勾。开了没记的，先去“支部一年”记下来；确实没有开的，写明原因。',
    nothing: '本月没有要开的会。',
    open: '去记会议',
    reason: '{branch}的{kind}为什么没有开',
    needed: '写明没有开的原因，或者先去记会议',
    missedReason: '没有开：{reason}（{name}）',
  },
  en: {
    intro:
      'What the month asks for; what was held is ticked. Record what was held and not written down under “The year”, and say why the rest was not held.',
    nothing: 'Nothing is asked for this month.',
    open: 'Record a meeting',
    reason: 'Why {branch} held no {kind}',
    needed: 'Say why it was not held, or record it first',
    missedReason: 'Not held: {reason} ({name})',
  },
});

import { defineMessages } from '@yige/plugin-sdk/web';

/** All words of the web part, in both languages. */
export const messages = defineMessages({
  'zh-CN': {
    title: '工作记录',
    write: '写一条记录',
    writeHint: '今天看到、听到、要跟进的事',
    save: '记下来',
    saved: '已记下',
    empty: '您的范围里还没有记录',
    emptyHint: '写下的记录会出现在这里，最新的在最上面。',
    isNew: '新',
    finding: '情况怎么样？',
    'finding.well': '一切都好',
    'finding.needsHelp': '需要帮助',
    note: '需要什么帮助',
    answerThis: '请选一项',
    sayWhat: '请写明需要什么帮助',
    noneOfPerson: '还没有关于这个人的记录',
  },
  en: {
    title: 'Notes',
    write: 'Write a note',
    writeHint: 'What you saw and heard today, and what should follow',
    save: 'Write it down',
    saved: 'Written down',
    empty: 'There are no notes in your units yet',
    emptyHint: 'Notes appear here, the newest first.',
    isNew: 'new',
    finding: 'How is it there?',
    'finding.well': 'All is well',
    'finding.needsHelp': 'Help is needed',
    note: 'What help is needed',
    answerThis: 'Choose one',
    sayWhat: 'Say what help is needed',
    noneOfPerson: 'There are no notes about this person yet',
  },
});

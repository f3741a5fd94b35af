import { defineMessages } from '@yige/ui';

/** Words of the registry's forms, and of what the server finds wrong in them, by its codes. */
export const formMessages = defineMessages({
  'zh-CN': {
    optional: '选填',
    save: '保存',
    cancel: '取消',
    saved: '已保存',
    notSaved: '没有保存成功。您填的内容还在，再保存一次。',
    refused: '没有保存：{reason}',
    source: '来源',
    sourceHint: '从哪里知道的，如：本人提供',
    atTheDoor: '网格员上门',
    since: '从哪天起',
    checkCharacter: '最后一位和前面的数字对不上，看看哪一位输错了',
    birthDateImpossible: '第 7 至 14 位不是一个真实的日期',
    birthDateFuture: '第 7 至 14 位是将来的日期',
    form: '这种证件的号码不是这样写的，再核对一下',
    future: '这一天还没有到',
    differs: '和身份证号里的不一样',
    missing: '请填上',
    notExpected: '没有证件的人不填号码',
    taken: '这个号码已经登记过，先按号码查一下',
    unknown: '请重新选一个',
    elsewhere: '不在这一户，请重新选',
    beforeKnown: '比现在登记的还早，请选同一天或之后',
    beforeStart: '比开始那天还早',
    wrong: '请核对这一项',
  },
  en: {
    optional: 'optional',
    save: 'Save',
    cancel: 'Cancel',
    saved: 'Saved',
    notSaved: 'It was not saved. What you filled in is still here: save it once more.',
    refused: 'Not saved: {reason}',
    source: 'Source',
    sourceHint: 'How it is known, such as: told by themselves',
    atTheDoor: 'Grid worker at the door',
    since: 'Since',
    checkCharacter: 'The last character does not fit the others: one of them is mistyped',
    birthDateImpossible: 'Digits 7 to 14 are no day of the calendar',
    birthDateFuture: 'Digits 7 to 14 lie in the future',
    form: 'Numbers of this document look different: check it once more',
    future: 'This day has not come yet',
    differs: 'The ID number says something else',
    missing: 'Fill this in',
    notExpected: 'Somebody without a document has no number',
    taken: 'This number is registered already: look it up first',
    unknown: 'Choose another one',
    elsewhere: 'Not in this household: choose another one',
    beforeKnown: 'Earlier than what is registered now: choose that day or a later one',
    beforeStart: 'Earlier than its beginning',
    wrong: 'Check this',
  },
});

const words = [
  'checkCharacter',
  'birthDateImpossible',
  'birthDateFuture',
  'form',
  'future',
  'differs',
  'missing',
  'notExpected',
  'taken',
  'unknown',
  'elsewhere',
  'beforeKnown',
  'beforeStart',
] as const;
export type FaultWord = (typeof words)[number] | 'wrong';

/** The word for a code of the server; a code without one asks to check the field. */
export function faultWord(code: string): FaultWord {
  return words.find((word) => word === code) ?? 'wrong';
}

import { expect, it } from 'vitest';
import { createTranslate, defineMessages } from './messages.js';

const messages = defineMessages({
  'zh-CN': { tasks: '{count, number} 件', hint: '血糖 <33 mmol/L' },
  en: { tasks: '{count, plural, one {# task} other {# tasks}}', hint: 'Glucose <33 mmol/L' },
});

it('counts by the rules of each language', () => {
  const chinese = createTranslate(messages, 'zh-CN');
  const english = createTranslate(messages, 'en');
  expect(chinese('tasks', { count: 3130 })).toBe('3,130 件');
  expect(english('tasks', { count: 1 })).toBe('1 task');
  expect(english('tasks', { count: 3130 })).toBe('3,130 tasks');
});

it('takes angle brackets for text, not for markup', () => {
  expect(createTranslate(messages, 'zh-CN')('hint')).toBe('血糖 <33 mmol/L');
});

it('throws when a value is missing', () => {
  expect(() => createTranslate(messages, 'en')('tasks')).toThrow('count');
});

it('is checked by the compiler', () => {
  const t = createTranslate(messages, 'en');
  // @ts-expect-error no such key
  expect(() => t('nothing')).toThrow('nothing');

  // @ts-expect-error the English text is missing
  defineMessages({ 'zh-CN': { save: '保存', send: '提交' }, en: { save: 'Save' } });

  // @ts-expect-error English has a key that Chinese lacks
  defineMessages({ 'zh-CN': { save: '保存' }, en: { save: 'Save', send: 'Submit' } });
});

import { expect, it } from 'vitest';
import { AnswerFields } from './answer-fields.js';

const resultSchema = {
  type: 'object',
  properties: {
    met: { type: 'boolean', title: '见到本人' },
    visits: { type: 'integer' },
    mood: { type: 'string', enum: ['good', 'poor'] },
    needs: { type: 'array', items: { type: 'string', enum: ['meals', 'care'] } },
    remark: { type: 'string' },
  },
};

const type = { resultSchema, facts: [] };

it('gathers each field by its kind, and lists no free text', () => {
  const fields = new AnswerFields(type);
  fields.add({ met: true, visits: 3, mood: 'good', needs: ['meals', 'care'], remark: '陈桂兰 想搬家' });
  fields.add({ met: false, visits: 5, mood: 'good', needs: ['meals'], remark: '' });
  fields.add({ met: true, remark: null });
  expect(fields.answers).toEqual([
    { field: 'met', title: '见到本人', words: null, answered: 3, summary: { kind: 'flag', yes: 2, no: 1 } },
    {
      field: 'visits',
      title: null,
      words: null,
      answered: 2,
      summary: { kind: 'number', sum: 8, minimum: 3, maximum: 5 },
    },
    {
      field: 'mood',
      title: null,
      words: null,
      answered: 2,
      summary: { kind: 'choice', counts: counts({ good: 2, poor: 0 }) },
    },
    {
      field: 'needs',
      title: null,
      words: null,
      answered: 2,
      summary: { kind: 'choice', counts: counts({ meals: 2, care: 1 }) },
    },
    { field: 'remark', title: null, words: null, answered: 1, summary: { kind: 'text' } },
  ]);
});

it('calls fields and choices as the type says, and what the portal asks as the portal does', () => {
  const mood = { title: { 'zh-CN': '精神', en: 'Spirits' }, values: { good: { 'zh-CN': '好', en: 'Good' } } };
  const properties = { personMet: { type: 'string' }, mood: { type: 'string' } };
  const { answers } = new AnswerFields({ resultSchema: { properties }, answers: { mood }, facts: ['personMet'] });
  expect(answers.map(({ words }) => words)).toMatchObject([
    { title: { en: 'Did you meet them today?' }, values: { door: { 'zh-CN': '见到了' } } },
    mood,
  ]);
});

it('takes what an earlier version of the form answered as it comes', () => {
  const fields = new AnswerFields(type);
  for (const result of [null, 'done', [], { met: 'yes', visits: '3', mood: 'fair', needs: 'meals' }])
    fields.add(result);
  expect(fields.answers.map(({ summary }) => summary)).toEqual([
    { kind: 'flag', yes: 0, no: 0 },
    { kind: 'number', sum: 0, minimum: 0, maximum: 0 },
    { kind: 'choice', counts: counts({ good: 0, poor: 0 }) },
    { kind: 'choice', counts: counts({ meals: 1, care: 0 }) },
    { kind: 'text' },
  ]);
});

function counts(by: Record<string, number>) {
  return Object.entries(by).map(([value, count]) => ({ value, count }));
}

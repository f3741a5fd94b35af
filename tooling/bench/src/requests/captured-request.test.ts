import { newId } from '@yige/contracts';
import { expect, it } from 'vitest';
import { valuesFor } from './captured-request.js';

it('binds what was captured of one task to another, with new ids for new rows', () => {
  const account = newId();
  const after = newId();
  const event = newId();
  const before = newId();
  const captured = {
    ...{ cookie: '', session: { first: '', again: '' }, made: { after, before } },
    ...{ ids: ['01T00000000000000000000001'], deliveries: [] },
    statements: [
      { sql: 'SELECT ?', values: ['01T00000000000000000000001', account, 7, null] },
      { sql: 'INSERT ?', values: [event, '{"taskId":"01T00000000000000000000001"}'] },
      { sql: 'INSERT ?', values: [event] },
    ],
  };
  const [read, first, second] = valuesFor(captured, ['01T00000000000000000000002']);
  expect(read).toEqual(['01T00000000000000000000002', account, 7, null]);
  expect(first).toEqual([expect.stringMatching(/^[0-9A-Z]{26}$/), '{"taskId":"01T00000000000000000000002"}']);
  expect(first?.[0]).not.toBe(event);
  expect(second).toEqual([first?.[0]]);
  expect(valuesFor(captured, ['01T00000000000000000000002'])[1]?.[0]).not.toBe(first?.[0]);
});

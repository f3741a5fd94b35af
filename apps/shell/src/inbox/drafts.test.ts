// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { clearDrafts, readDraft, removeDraft, writeDraft } from './drafts.js';

beforeEach(() => localStorage.clear());

it('keeps what was filled in, with one key until it changes', () => {
  const first = writeDraft('task', { mode: 'door' });
  expect(readDraft('task')).toEqual(first);
  const changed = writeDraft('task', { mode: 'phone' });
  expect(changed.attempt).not.toBe(first.attempt);
  expect(readDraft('task')?.value).toEqual({ mode: 'phone' });
});

it('leaves nothing on the device after handing in or logging out', () => {
  writeDraft('one', { note: '身体好' });
  writeDraft('two', { note: '身体好' });
  localStorage.setItem('yige.preferences', '{}');
  removeDraft('one');
  expect(readDraft('one')).toBeNull();
  clearDrafts();
  expect(Object.keys(localStorage)).toEqual(['yige.preferences']);
});

it('takes nothing that it has not written itself', () => {
  localStorage.setItem('yige.draft.task', '{"value":1}');
  expect(readDraft('task')).toBeNull();
  localStorage.setItem('yige.draft.task', 'no json');
  expect(readDraft('task')).toBeNull();
});

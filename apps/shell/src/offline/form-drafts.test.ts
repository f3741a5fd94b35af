// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FormDrafts, removePlainDrafts } from './form-drafts.js';
import { Vault } from './vault.js';

let number = 0;
let name: string;
let device: Vault;
beforeEach(async () => {
  number += 1;
  name = `drafts-${number}`;
  device = new Vault(name);
  await device.open('one');
});
afterEach(() => localStorage.clear());

/** The draft has been sealed. */
const sealed = (count = 1) => vi.waitFor(async () => expect(await device.names('one', 'form/')).toHaveLength(count));

it('keeps what was filled in, sealed and with one key until it changes', async () => {
  const drafts = new FormDrafts(device);
  const first = drafts.write('one', 'task', { mode: 'door' });
  await sealed();
  expect(await new FormDrafts(device).read('one', 'task')).toEqual(first);
  const database = await openDB(name);
  expect(JSON.stringify(await database.getAll('records'))).not.toContain('door');
  database.close();
  const changed = drafts.write('one', 'task', { mode: 'phone' });
  expect(changed.attempt).not.toBe(first.attempt);
  expect(drafts.peek('one', 'task')?.value).toEqual({ mode: 'phone' });
});

it('shows whoever logs in next nothing, nor leaves anything for the one before', async () => {
  const drafts = new FormDrafts(device);
  drafts.write('one', 'task', { note: '身体好' });
  await sealed();
  expect(drafts.peek('two', 'task')).toBeNull();
  await device.open('two');
  await drafts.forget();
  expect(await drafts.read('two', 'task')).toBeNull();
  expect(await drafts.read('one', 'task')).toBeNull();
  expect(await device.names('one', '')).toEqual([]);
});

it('writes nothing any more once it has been handed in, or the session has ended', async () => {
  const drafts = new FormDrafts(device);
  drafts.write('one', 'task', { note: '身体好' });
  await drafts.remove('one', 'task');
  drafts.write('one', 'other', { note: '身体好' });
  await drafts.forget();
  await device.close('one');
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await device.names('one', '')).toEqual([]);
  expect(drafts.peek('one', 'other')).toBeNull();
});

it('says that it is kept once it is, and of many changes keeps the last', async () => {
  const drafts = new FormDrafts(device);
  const told: unknown[] = [];
  const tell = ({ value }: { value: unknown }) => told.push(value);
  for (const mode of ['a', 'b', 'c']) drafts.write('one', 'task', { mode }, tell);
  expect(told).toEqual([]);
  await vi.waitFor(() => expect(told.at(-1)).toEqual({ mode: 'c' }));
  expect((await new FormDrafts(device).read('one', 'task'))?.value).toEqual({ mode: 'c' });
});

it('lasts as long as the page where nothing can be kept safely', async () => {
  const drafts = new FormDrafts(null);
  const draft = drafts.write('one', 'task', { mode: 'door' });
  expect(await drafts.read('one', 'task')).toEqual(draft);
});

it('leaves nothing of what earlier versions kept in plain text', () => {
  localStorage.setItem('yige.draft.task', '{"value":{"note":"身体好"}}');
  localStorage.setItem('yige.preferences', '{}');
  removePlainDrafts();
  expect(Object.keys(localStorage)).toEqual(['yige.preferences']);
});

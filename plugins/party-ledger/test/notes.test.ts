import { newId } from '@yige/plugin-sdk/server';
import { createTestPlatform, type TestPlatform, type TestUser, testDialects } from '@yige/plugin-sdk/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notePageSchema, noteSchema } from '../contract.js';
import { program } from '../server/program.js';

const elm = { districtId: newId(), streetId: null, communityId: newId(), gridId: newId() };
const oak = { ...elm, gridId: newId() };
const PERMISSIONS = ['party-ledger:note.read', 'party-ledger:note.write'];

const worker: TestUser = { name: '林晓燕', unitId: elm.gridId, level: 'grid', permissions: PERMISSIONS };
const other: TestUser = { unitId: oak.gridId, level: 'grid', permissions: PERMISSIONS };
const secretary: TestUser = { unitId: elm.communityId, level: 'community', permissions: PERMISSIONS.slice(0, 1) };

describe.each(testDialects())('notes, on %s', (dialect) => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await createTestPlatform(program, {
      dialect,
      prepare: ({ unitsToday }) => {
        for (const unit of [elm, oak]) unitsToday.set(unit.gridId, [unit]);
      },
    });
  });
  afterAll(() => platform?.stop());

  const write = (user: TestUser, text: string) => platform.call('/notes', { method: 'POST', user, body: { text } });
  const list = async (user: TestUser, query = '') =>
    notePageSchema.parse(await (await platform.call(`/notes${query}`, { user })).json());

  it('are seen in the unit in which they were written, and above it', async () => {
    const answer = await write(worker, '3 号楼路灯不亮');
    expect(answer.status).toBe(201);
    const note = noteSchema.parse(await answer.json());
    expect(note).toMatchObject({ text: '3 号楼路灯不亮', writtenBy: '林晓燕', isNew: true });
    expect((await list(worker)).items).toEqual([note]);
    expect((await list(secretary)).items).toEqual([note]);
    expect((await list(other)).items).toEqual([]);
  });

  it('come page by page, the newest first', async () => {
    for (const text of ['一', '二', '三']) await write(other, text);
    const first = await list(other, '?limit=2');
    expect(first.items.map(({ text }) => text)).toEqual(['三', '二']);
    const second = await list(other, `?limit=2&cursor=${first.next}`);
    expect(second.items.map(({ text }) => text)).toEqual(['一']);
    expect(second.next).toBeNull();
  });

  it('are written by those who may, and say something', async () => {
    expect((await write(secretary, '一')).status).toBe(403);
    expect((await write(worker, '  ')).status).toBe(422);
    expect((await platform.call('/notes')).status).toBe(401);
  });
});

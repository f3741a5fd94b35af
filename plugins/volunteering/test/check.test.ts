import { newId } from '@yige/plugin-sdk/server';
import { createTestPlatform, type TestPlatform, type TestUser, testDialects } from '@yige/plugin-sdk/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notePageSchema } from '../contract.js';
import { notesLedger } from '../ledgers/notes.js';
import { program } from '../server/program.js';

const units = { districtId: newId(), streetId: null, communityId: newId(), gridId: newId() };
const worker: TestUser = { unitId: units.gridId, level: 'grid', permissions: ['volunteering:note.read'] };

describe.each(testDialects())('checks, on %s', (dialect) => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await createTestPlatform(program, { dialect });
  });
  afterAll(() => platform?.stop());

  const handIn = (result: { finding: string; note?: string }, submissionId = newId(), personId = newId()) =>
    platform.deliverResult({
      type: 'volunteering:check',
      units,
      personId,
      submissionId,
      result: JSON.parse(JSON.stringify(result)),
    });
  const notes = async (path = '/notes') =>
    notePageSchema.partial({ next: true }).parse(await (await platform.call(path, { user: worker })).json()).items;

  it('are written down once, however often they are delivered', async () => {
    const submission = newId();
    const person = newId();
    const first = await handIn({ finding: 'well' }, submission, person);
    expect(first.status).toBe(200);
    expect(await (await handIn({ finding: 'well' }, submission, person)).json()).toEqual(await first.json());
    expect((await notes()).map(({ text }) => text)).toEqual(['一切都好']);
    expect(await notes(`/people/${person}/notes`)).toHaveLength(1);
    expect(await notes(`/people/${newId()}/notes`)).toEqual([]);
  });

  it('say what help is needed', async () => {
    expect((await handIn({ finding: 'needsHelp' })).status).toBe(422);
    expect((await handIn({ finding: 'needsHelp', note: '水管漏水' })).status).toBe(200);
    expect((await notes())[0]?.text).toBe('需要帮助：水管漏水');
  });

  it('stand in the ledger of the month in which they were made', async () => {
    const person = newId();
    await platform.deliverResult({
      type: 'volunteering:check',
      units,
      personId: person,
      submittedAt: '2026-09-30T15:59:00.000Z',
      result: { finding: 'well' },
    });
    const unit = { id: units.communityId, level: 'community' } as const;
    expect(await platform.ledger(notesLedger, { unit, period: '2026-09' })).toMatchObject([
      { personId: person, cells: { writtenOn: '2026-09-30', text: '一切都好' } },
    ]);
    expect(await platform.ledger(notesLedger, { unit, period: '2026-10' })).toEqual([]);
  });
});

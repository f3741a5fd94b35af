import { newId, searchAnswerSchema } from '@yige/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestPlatform, type TestPlatform, testDialects } from '../src/testing/index.js';
import { program } from './fixture.js';

const unit = { id: newId(), level: 'district' } as const;
const scope = { units: [unit] };

describe.each(testDialects())('the search of a plugin, on %s', (dialect) => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await createTestPlatform(program, { dialect });
  });
  afterAll(() => platform?.stop());

  it('is asked by core with what was typed, whom core found, and where', async () => {
    const personId = newId();
    const answer = await platform.search({ text: '7 号', personIds: [personId], scope, limit: 2 });
    expect(searchAnswerSchema.parse(await answer.json()).items).toEqual([
      { kind: 'record', title: '7 号', unitId: unit.id, note: null, page: '/' },
      { kind: 'person', personId, note: null, page: null },
    ]);
  });

  it('is closed to users, and to what is not a search', async () => {
    const user = { unitId: unit.id, level: unit.level, permissions: ['fixture:thing.read'] };
    expect((await platform.search({ scope }, `Bearer ${await platform.userToken(user)}`)).status).toBe(401);
    const answer = await platform.search({ scope, personIds: ['陈桂兰'] });
    expect(await answer.json()).toMatchObject({ code: 'request.invalid', errors: [{ pointer: '/body/personIds/0' }] });
  });
});

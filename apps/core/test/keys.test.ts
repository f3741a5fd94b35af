import { newId } from '@yige/contracts';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { PLATFORM } from '../src/audit/audit-trail.js';
import { Numbers } from '../src/registry/numbers.js';
import { BlindIndex } from '../src/secrets/blind-index.js';
import { IndexKeyRing, KeyRing } from '../src/secrets/key-ring.js';
import { KeyRotations } from '../src/secrets/key-rotations.js';
import { type Chunk, Reseal } from '../src/secrets/reseal.js';
import { nameOf, sealedColumns } from '../src/secrets/sealed-columns.js';
import { Clock } from '../src/time/clock.js';
import { idOf, people } from './support/district.js';
import { newPerson } from './support/registry.js';
import { dialects, eventually, TestPlatform } from './support/test-platform.js';

describe.each(dialects)('rotating keys, on %s', (dialect) => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await TestPlatform.start(dialect);
  });
  afterAll(() => platform?.stop());
  afterEach(() => vi.restoreAllMocks());

  const sealsOf = (table: string, column: string) =>
    platform.database.query(`SELECT ${column} AS sealed FROM ${table} WHERE ${column} IS NOT NULL`, [], (row) =>
      row.text('sealed'),
    );

  it('every column of a sealed field is in the list that a rotation walks', () => {
    const listed = new Set(sealedColumns.map(nameOf));
    const sealed = platform.database.dataSource.entityMetadatas.flatMap(({ tableName, columns }) =>
      columns
        .filter(({ databaseName }) => databaseName.endsWith('_sealed'))
        .map((own) => `${tableName}.${own.databaseName}`),
    );
    expect(new Set(sealed)).toEqual(listed);
  });

  it('a new key seals at once, what is there follows, and the old key goes when nothing uses it', async () => {
    const rotations = platform.application.get(KeyRotations);
    const secretary = await platform.clientOf('secretary.elm');
    const phone = '19900009001';
    const { id } = await secretary.people.create({ body: newPerson({ phone }) });
    const rotated = await rotations.rotate('fields', PLATFORM);
    await rotations.rotate('indexes', PLATFORM);
    const written = await secretary.people.create({ body: newPerson({ phone: '19900009002' }) });
    const fresh = await platform.database.queryOne(
      'SELECT phone_sealed FROM people WHERE id = ?',
      [written.id],
      (row) => row.text('phone_sealed'),
    );
    expect(fresh).toContain(`:${rotated.keyId}:`);
    // Until the walk is through, both keys find.
    expect((await secretary.people.list({ query: { q: phone } })).items.map((person) => person.id)).toEqual([id]);
    await expect(rotations.remove('fields', 'k1', PLATFORM)).rejects.toMatchObject({ code: 'key.inUse' });
    await eventually(async () => (await rotations.list()).every(({ finishedAt }) => finishedAt !== null));
    for (const { table, column } of sealedColumns) {
      for (const sealed of await sealsOf(table, column)) expect(sealed).toContain(`:${rotated.keyId}:`);
    }
    await expect(rotations.remove('fields', rotated.keyId, PLATFORM)).rejects.toMatchObject({ code: 'key.current' });
    await expect(rotations.remove('fields', 'k1', PLATFORM)).rejects.toMatchObject({ code: 'key.inUse' });
    const later = new Date(Date.now() + 120_000);
    vi.spyOn(platform.application.get(Clock), 'now').mockReturnValue(later);
    await rotations.remove('fields', 'k1', PLATFORM);
    await rotations.remove('indexes', 'k1', PLATFORM);
    vi.restoreAllMocks();
    expect((await rotations.rings()).map(({ keys }) => keys)).toEqual([['k2'], ['k2']]);
    expect((await secretary.people.list({ query: { q: phone } })).items.map((person) => person.id)).toEqual([id]);
    await expect(rotations.remove('fields', 'k1', PLATFORM)).rejects.toMatchObject({ code: 'key.notFound' });
  });

  it('is for the security administrator alone', async () => {
    for (const username of ['secretary.elm', 'system']) {
      const client = await platform.clientOf(username);
      await expect(client.keys.list()).rejects.toMatchObject({ status: 403 });
      await expect(client.keys.rotate({ params: { purpose: 'fields' } })).rejects.toMatchObject({ status: 403 });
    }
  });

  it('whatever writes and rotations fall between each other, everything opens and is found in the end', async () => {
    const { application, database } = platform;
    const [ring, indexRing] = [application.get(KeyRing), application.get(IndexKeyRing)];
    const [reseal, numbers, blindIndex] = [
      application.get(Reseal),
      application.get(Numbers),
      application.get(BlindIndex),
    ];
    const place = sealedColumns.find((column) => nameOf(column) === 'people.phone_sealed');
    if (place === undefined) throw new Error('people have phones');
    const ids = people.map(({ name }) => idOf(name)).sort();
    const write = async (id: string, phone: string) => {
      const columns = await numbers.phone(phone);
      await database.execute('UPDATE people SET phone_sealed = ?, phone_mask = ?, phone_index = ? WHERE id = ?', [
        ...columns,
        id,
      ]);
    };
    const step = fc.oneof(
      fc.record({ do: fc.constant('write' as const), who: fc.nat(ids.length - 1), digits: fc.nat(9_999) }),
      fc.record({
        do: fc.constantFrom('rotateFields' as const, 'rotateIndexes' as const, 'read' as const, 'keep' as const),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const expected = new Map<string, string>();
        for (const [index, id] of ids.entries()) {
          expected.set(id, `1990000${String(index).padStart(4, '0')}`);
          await write(id, expected.get(id) ?? '');
        }
        let cursor = '';
        let chunk: Chunk | null = null;
        for (const each of steps) {
          if (each.do === 'write') {
            const phone = `1990001${String(each.digits).padStart(4, '0')}`;
            expected.set(ids[each.who] ?? newId(), phone);
            await write(ids[each.who] ?? newId(), phone);
          } else if (each.do === 'rotateFields') await ring.rotate();
          else if (each.do === 'rotateIndexes') await indexRing.rotate();
          else if (each.do === 'read') chunk = await reseal.prepare(place, cursor, 3);
          else if (chunk !== null) {
            await reseal.write(place, chunk);
            cursor = chunk.last ?? '';
          }
        }
        const whole = await reseal.prepare(place, '', 100);
        await reseal.write(place, whole);
        for (const [id, phone] of expected) {
          const kept = await database.queryOne(
            'SELECT phone_sealed, phone_index FROM people WHERE id = ?',
            [id],
            (row) => ({ sealed: row.text('phone_sealed'), index: row.text('phone_index') }),
          );
          expect(await numbers.openPhone(kept?.sealed ?? '')).toBe(phone);
          expect(kept?.index).toBe(await blindIndex.of(phone, 'phone'));
        }
      }),
      { numRuns: 15 },
    );
  });
});

import { createClient, type KeyRotation, newId } from '@yige/contracts';
import { expect, it } from 'vitest';
import { keyLines } from '../src/keys/report.js';
import { ringOf, rotateKeys } from '../src/keys/rotate-keys.js';

const at = '2026-11-26T08:00:00.000Z';
const rotation = (changes: Partial<KeyRotation> = {}): KeyRotation => ({
  ...{ id: newId(), purpose: 'fields', keyId: 'k2', startedAt: at, rows: 0, finishedAt: null },
  ...changes,
});

/** A platform that answers each look at the rotations with the next of these, and begins one when it is told to. */
function platform(looks: KeyRotation[][], begun = rotation()) {
  const asked: string[] = [];
  const client = createClient({
    baseUrl: 'http://platform.test',
    fetch: async (input, init) => {
      const { pathname } = new URL(String(input));
      asked.push(`${init?.method ?? 'GET'} ${pathname}`);
      const rotations = looks.length > 1 ? looks.shift() : looks[0];
      return init?.method === 'POST' ? Response.json(begun, { status: 202 }) : Response.json({ rings: [], rotations });
    },
  });
  return { client, asked };
}

async function rotate(
  client: ReturnType<typeof platform>['client'],
  wait = true,
  signal = new AbortController().signal,
) {
  const said: string[] = [];
  const last = await rotateKeys(client, 'fields', { wait, signal, say: (line) => said.push(line) });
  return { last, said };
}

it('makes a key and follows until everything is sealed with it', async () => {
  const begun = rotation();
  const { client, asked } = platform(
    [[rotation({ purpose: 'indexes' })], [{ ...begun, rows: 500, finishedAt: at }]],
    begun,
  );
  const { last, said } = await rotate(client);
  expect(asked).toEqual(['GET /api/v1/keys', 'POST /api/v1/keys/fields/rotations', 'GET /api/v1/keys']);
  expect(last.finishedAt).toBe(at);
  expect(said).toEqual(['A new key of fields is made', `✓ k2: 500 rows, done at ${at}`]);
});

it('goes on following one that runs, after it was interrupted or left alone', async () => {
  const open = rotation({ rows: 500 });
  const { client, asked } = platform([[open]]);
  const interrupted = await rotate(client, true, AbortSignal.timeout(1));
  expect(interrupted.last.finishedAt).toBeNull();
  expect(interrupted.said.at(-1)).toContain('the same command follows it while it runs');
  expect((await rotate(client, false)).said).toContain(`… k2: 500 rows since ${at}`);
  expect(asked.filter((call) => call.startsWith('POST'))).toEqual([]);
});

it('shows each ring with the key that seals, those that are still there, and its latest rotation', () => {
  const lines = keyLines({
    rings: [
      { purpose: 'fields', current: 'k2', keys: ['k1', 'k2'] },
      { purpose: 'indexes', current: 'k1', keys: ['k1'] },
    ],
    rotations: [rotation({ rows: 20 }), rotation({ keyId: 'k1', finishedAt: at })],
  });
  expect(lines).toEqual(['fields: k2 seals; k1 still there', `  … k2: 20 rows since ${at}`, 'indexes: k1 seals']);
});

it('knows two rings', () => {
  expect(ringOf('indexes')).toBe('indexes');
  expect(() => ringOf('people')).toThrow('fields or indexes');
});

import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Configuration } from '../config/configuration.js';
import { FieldCipher } from './field-cipher.js';
import { KeyRing } from './key-ring.js';

let directory: string;
const cipher = (suite?: string) => {
  const configuration = new Configuration({ YIGE_DATA_DIR: directory, YIGE_CIPHER_SUITE: suite });
  return new FieldCipher(new KeyRing(configuration), configuration);
};
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'yige-keys-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

it('seals the same text differently each time, and another process with the same keys opens it', async () => {
  const first = cipher();
  const sealed = await Promise.all([
    first.seal('19900000317', 'people.phone'),
    first.seal('19900000317', 'people.phone'),
  ]);
  expect(sealed[0]).not.toBe(sealed[1]);
  for (const text of sealed) {
    expect(text).not.toContain('0317');
    expect(await cipher().open(text, 'people.phone')).toBe('19900000317');
  }
});

it('does not open in another column, nor when a character was changed', async () => {
  const sealed = await cipher().seal('19900000317', 'people.phone');
  await expect(cipher().open(sealed, 'people.id_number')).rejects.toThrow();
  const parts = sealed.split(':');
  const body = Buffer.from(parts[4] ?? '', 'base64');
  body[0] = (body[0] ?? 0) ^ 1;
  parts[4] = body.toString('base64');
  await expect(cipher().open(parts.join(':'), 'people.phone')).rejects.toThrow();
});

it('keeps its keys from other users of the machine', async () => {
  await cipher().seal('x', 'people.phone');
  expect((await stat(join(directory, 'keys'))).mode & 0o077).toBe(0);
});

it('opens what either suite sealed, whichever is set for new seals', async () => {
  const sealed = await cipher().seal('19900000317', 'people.phone');
  const national = cipher('sm4-ctr-hmac-sm3');
  expect(await national.open(sealed, 'people.phone')).toBe('19900000317');
  expect(await national.isCurrent(sealed)).toBe(false);
  const other = await national.seal('19900000317', 'people.phone');
  expect(other.startsWith('s1:')).toBe(true);
  expect(await cipher().open(other, 'people.phone')).toBe('19900000317');
});

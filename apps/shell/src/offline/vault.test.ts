import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { Vault } from './vault.js';

let number = 0;
const freshName = () => {
  number += 1;
  return `vault-${number}`;
};
const text = z.string();

async function recordsOf(name: string): Promise<unknown[]> {
  const database = await openDB(name);
  const records = await database.getAll('records');
  database.close();
  return records;
}

it('gives back what it keeps, also after a restart, and keeps nothing readable', async () => {
  const name = freshName();
  const first = new Vault(name);
  await first.open('one');
  await first.put('one', 'doors', '陈桂兰');
  expect(await new Vault(name).get('one', 'doors', text)).toBe('陈桂兰');
  expect(await first.get('one', 'doors', z.number())).toBeNull();
  const [record] = await recordsOf(name);
  expect(new TextDecoder().decode(z.object({ sealed: z.instanceof(ArrayBuffer) }).parse(record).sealed)).not.toContain(
    '陈',
  );
});

it('has a key that nothing can take out', async () => {
  const name = freshName();
  await new Vault(name).open('one');
  const database = await openDB(name);
  const [stored] = await database.getAll('keys');
  await expect(crypto.subtle.exportKey('raw', stored.key)).rejects.toThrow();
});

it('does not take one record for another', async () => {
  const name = freshName();
  const vault = new Vault(name);
  await vault.open('one');
  await vault.put('one', 'a', 'first');
  const database = await openDB(name);
  const record = await database.get('records', ['one', 'a']);
  await database.put('records', { ...record, name: 'b' });
  await expect(vault.get('one', 'b', text)).rejects.toThrow();
});

it('is empty after logging out', async () => {
  const name = freshName();
  const vault = new Vault(name);
  await vault.open('one');
  await vault.put('one', 'doors', 'x');
  await vault.put('one', 'captured/1', 'y');
  await vault.wipe('one');
  expect(await recordsOf(name)).toEqual([]);
  expect(await (await openDB(name)).getAll('keys')).toEqual([]);
  expect(await vault.currentAccount()).toBeNull();
});

it('keeps only what was captured when a session ends, or somebody else logs in', async () => {
  const name = freshName();
  const vault = new Vault(name);
  await vault.open('one');
  await vault.put('one', 'doors', 'x');
  await vault.put('one', 'captured/1', 'y');
  await vault.open('two');
  expect(await vault.names('one', '')).toEqual(['captured/1']);
  expect(await vault.countLasting()).toBe(1);
  expect(await vault.currentAccount()).toBe('two');
  await vault.close('two');
  await vault.open('one');
  expect(await vault.get('one', 'captured/1', text)).toBe('y');
});

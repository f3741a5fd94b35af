import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from '@yige/contracts';
import { jpeg, POSITION, png } from '@yige/file-content/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FileSweep } from '../src/files/file-sweep.js';
import { Clock } from '../src/time/clock.js';
import { newPerson } from './support/registry.js';
import { dialects, TestPlatform } from './support/test-platform.js';

describe.each(dialects)('the photo of a resident, on %s', (dialect) => {
  let platform: TestPlatform;
  let worker: Client;
  let cookie: string;
  beforeAll(async () => {
    platform = await TestPlatform.start(dialect);
    worker = await platform.clientOf('worker.elm-1');
    cookie = await platform.cookieOf('worker.elm-1');
  });
  afterAll(() => platform?.stop());

  const register = async (changes = {}) => (await worker.people.create({ body: newPerson(changes) })).id;
  const fileOf = (bytes: Buffer) => new File([new Uint8Array(bytes)], 'IMG_0001.HEIC');
  const set = (id: string, bytes: Buffer, consentBy: 'resident' | 'guardian' = 'resident', client = worker) =>
    client.photos.set({ params: { id }, query: { consentBy }, body: { file: fileOf(bytes) } });
  const fetchPhoto = (id: string, as = cookie) =>
    platform.fetch(`/api/v1/people/${id}/photo`, { headers: { cookie: as } });
  async function files(): Promise<string[]> {
    const directory = join(platform.dataDirectory, 'files');
    const found = await readdir(directory, { recursive: true });
    return found.filter((name) => /[0-9a-f]{64}$/.test(name)).map((name) => join(directory, name));
  }

  it('is kept without what the camera wrote into it, and seen by those who see the person', async () => {
    const id = await register();
    expect((await worker.people.get({ params: { id } })).photoId).toBeNull();
    const { photoId } = await set(id, jpeg());
    expect((await worker.people.get({ params: { id } })).photoId).toBe(photoId);
    const answer = await fetchPhoto(id);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'private, max-age=300',
      'x-content-type-options': 'nosniff',
      'content-disposition': 'inline',
    });
    const content = Buffer.from(await answer.arrayBuffer());
    expect(content.includes(POSITION)).toBe(false);
    expect(content.subarray(0, 2).toString('hex')).toBe('ffd8');
    const stored = await files();
    for (const path of stored) expect((await stat(path)).mode & 0o777).toBe(0o600);

    for (const [username, status] of [
      ['official.south', 404],
      ['worker.oak-1', 404],
      ['head.elm-1', 403],
      ['system', 403],
      ['doctor.elm', 200],
    ] as const) {
      expect({ username, status: (await fetchPhoto(id, await platform.cookieOf(username))).status }).toEqual({
        username,
        status,
      });
    }
    expect((await platform.fetch(`/api/v1/people/${id}/photo`)).status).toBe(401);
    const doctor = await platform.clientOf('doctor.elm');
    await expect(set(id, jpeg(), 'resident', doctor)).rejects.toMatchObject({ status: 403 });
  });

  it('is replaced and removed; the history says so, and the file goes', async () => {
    const id = await register();
    await set(id, png(3, 3));
    await set(id, png(4, 4));
    await worker.photos.remove({ params: { id } });
    expect((await fetchPhoto(id)).status).toBe(404);
    await expect(worker.photos.remove({ params: { id } })).rejects.toMatchObject({ code: 'photo.notFound' });
    const { items } = await worker.people.history({ params: { id } });
    expect(items.slice(0, 3).map(({ aspect, action }) => [aspect, action])).toEqual([
      ['photo', 'ended'],
      ['photo', 'recorded'],
      ['photo', 'recorded'],
    ]);
    const other = await register();
    await set(other, png(5, 5));
    const before = (await files()).length;
    const clock = platform.application.get(Clock);
    const now = clock.now;
    clock.now = () => new Date(now.call(clock).getTime() + 3_600_000);
    try {
      await platform.application.get(FileSweep).sweep();
    } finally {
      clock.now = now;
    }
    expect(before - (await files()).length).toBe(2);
    expect((await fetchPhoto(other)).status).toBe(200);
  });

  it.each([
    ['what is no picture', Buffer.from('%PDF-1.7'), 415, 'photo.kind'],
    ['a picture that breaks off', png().subarray(0, 50), 422, 'photo.unreadable'],
    ['more pixels than a photo of one person has', png(2, 2, 5_000), 413, 'photo.tooLarge'],
    ['more than 2 MB', Buffer.concat([jpeg(), Buffer.alloc(2_100_000)]), 413, 'photo.tooLarge'],
  ])('is not %s', async (_, bytes, status, code) => {
    const id = await register();
    await expect(set(id, bytes)).rejects.toMatchObject({ status, code });
    expect((await worker.people.get({ params: { id } })).photoId).toBeNull();
  });

  it('of a child under 14 needs the guardian', async () => {
    const id = await register({ birthDate: '2020-05-06', documentType: 'birthCertificate', idNumber: 'T990000123' });
    await expect(set(id, jpeg())).rejects.toMatchObject({ code: 'photo.guardian' });
    await set(id, jpeg(), 'guardian');
  });

  it('comes as the one file of a form, and as nothing else', async () => {
    const id = await register();
    const put = (init: RequestInit) =>
      platform.fetch(`/api/v1/people/${id}/photo?consentBy=resident`, {
        method: 'PUT',
        ...init,
        headers: { cookie, ...init.headers },
      });
    expect((await put({ body: '{}', headers: { 'content-type': 'application/json' } })).status).toBe(415);
    const empty = new FormData();
    empty.append('note', 'no file');
    expect((await put({ body: empty })).status).toBe(422);
    const broken = await put({ body: '--x\r\nbroken', headers: { 'content-type': 'multipart/form-data; boundary=x' } });
    expect(broken.status).toBe(422);
  });
});

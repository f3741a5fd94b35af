import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anchorFile, appendAnchors, readAnchors } from './anchors.js';

const at = new Date('2026-03-11T00:00:05.000Z');
const link = (sequence: number) => ({ day: '2026-03-10', sequence, hash: `${sequence}`.repeat(64) });

describe('heads kept outside the database', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'yige-anchors-'));
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  it('are none where no file was written yet', async () => {
    await expect(readAnchors(anchorFile(directory))).resolves.toEqual([]);
  });

  it('are appended in order, for the operator’s eyes only', async () => {
    const file = anchorFile(directory);
    await appendAnchors(file, [link(1)], at);
    await appendAnchors(file, [], at);
    await appendAnchors(file, [link(2), link(3)], at);
    const anchors = await readAnchors(file);
    expect(anchors).toEqual([1, 2, 3].map((sequence) => ({ ...link(sequence), at: at.toISOString() })));
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(dirname(file))).mode & 0o777).toBe(0o700);
  });

  it('that cannot be read are an error, not an empty file', async () => {
    const file = join(directory, 'damaged.ndjson');
    await writeFile(file, '{"day":"2026-03-10","sequence":1}\n');
    await expect(readAnchors(file)).rejects.toThrow();
    await expect(readAnchors(directory)).rejects.toThrow(/EISDIR/);
  });
});

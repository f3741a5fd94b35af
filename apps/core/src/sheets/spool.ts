import { randomUUID } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * The content, written to disk to its end; rejects with what went wrong on the way. The file has no name from its first
 * byte on: whatever happens, nothing is left behind.
 */
export async function spooled(content: Readable, directory: string): Promise<Readable> {
  const folder = join(directory, 'spool');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, randomUUID());
  const file = await open(path, 'wx+', 0o600);
  try {
    await rm(path);
    await pipeline(content, file.createWriteStream({ autoClose: false, start: 0 }));
  } catch (error) {
    await file.close();
    throw error;
  }
  return file.createReadStream({ start: 0 });
}

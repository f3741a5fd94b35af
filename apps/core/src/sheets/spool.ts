import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, open } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';

const descriptorOf = promisify(open);

/**
 * The content, written to disk to its end; rejects with what went wrong on the way. The file has no name from its first
 * byte on: whatever happens, nothing is left behind.
 */
export async function spooled(content: Readable, directory: string): Promise<Readable> {
  const folder = join(directory, 'spool');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, randomUUID());
  const fd = await descriptorOf(path, 'wx+', 0o600);
  // Left open at its end for whoever reads; closed when it is destroyed.
  const sink = createWriteStream('', { fd, start: 0, autoClose: false });
  try {
    await rm(path);
    await pipeline(content, sink);
  } catch (error) {
    sink.destroy();
    throw error;
  }
  return createReadStream('', { fd, start: 0 });
}

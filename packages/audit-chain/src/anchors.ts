import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Link } from './link.js';

const anchorSchema = z.object({
  day: z.iso.date(),
  sequence: z.number().int(),
  hash: z.string().length(64),
  at: z.iso.datetime(),
});
export type Anchor = z.infer<typeof anchorSchema>;

/** Heads of the chain kept outside the database: whoever can write the database cannot change what stands here. */
export function anchorFile(dataDirectory: string): string {
  return join(dataDirectory, 'audit', 'heads.ndjson');
}

/** All anchors of a file in the order of writing; none where there is no file yet. */
export async function readAnchors(file: string): Promise<Anchor[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  });
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => anchorSchema.parse(JSON.parse(line)));
}

export async function appendAnchors(file: string, links: readonly Link[], at: Date): Promise<void> {
  if (links.length === 0) return;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const lines = links.map(({ day, sequence, hash }) => JSON.stringify({ day, sequence, hash, at: at.toISOString() }));
  await appendFile(file, `${lines.join('\n')}\n`, { mode: 0o600 });
}

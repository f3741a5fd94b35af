import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Configuration } from '../config/configuration.js';

const ringSchema = z.object({
  current: z.string(),
  keys: z.record(z.string(), z.base64().length(44)),
});
type Ring = z.infer<typeof ringSchema>;

/**
 * The keys that seal fields at rest, in `<data>/keys/ring.json`, readable by the service alone. Kept apart from the
 * database, so that a copy of one opens nothing without the other. Old keys stay to open what they sealed.
 */
@Injectable()
export class KeyRing {
  private ring: Promise<Ring> | undefined;

  constructor(private readonly configuration: Configuration) {}

  async current(): Promise<{ id: string; key: Buffer }> {
    const { current } = await this.load();
    return { id: current, key: await this.key(current) };
  }

  async key(id: string): Promise<Buffer> {
    const text = (await this.load()).keys[id];
    if (text === undefined) throw new Error(`The key ring has no key ${id}`);
    return Buffer.from(text, 'base64');
  }

  private load(): Promise<Ring> {
    this.ring ??= readOrCreate(join(this.configuration.dataDirectory, 'keys', 'ring.json'));
    return this.ring;
  }
}

/** Several processes may start at once: the first to link its ring into place wins, and all read that one. */
async function readOrCreate(file: string): Promise<Ring> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  const fresh: Ring = { current: 'k1', keys: { k1: randomBytes(32).toString('base64') } };
  await writeFile(draft, JSON.stringify(fresh), { mode: 0o600, flag: 'wx' });
  await chmod(draft, 0o600);
  try {
    await link(draft, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await rm(draft);
  }
  return ringSchema.parse(JSON.parse(await readFile(file, 'utf8')));
}

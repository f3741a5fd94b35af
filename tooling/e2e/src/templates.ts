import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { dropServerDatabase, serverDatabases } from '@yige/database/testing';
import type { TestProject } from 'vitest/node';

const MADE_WITHIN = 180_000;

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where this run keeps what a first start made, and how its databases on the server begin. */
    templates: { folder: string; databases: string };
  }
}

/** Before the files of a run; `templateOf` fills the folder once a file asks. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'yige-e2e-templates-'));
  const databases = `yige_e2e_template_${process.pid}_${Date.now()}`;
  project.provide('templates', { folder, databases });
  return async () => {
    await rm(folder, { recursive: true, force: true });
    await dropDatabases(databases);
  };
}

/**
 * A directory that is made once a run, in whatever process it is first asked for; the others wait.
 * @param make fills the directory that it is given, and leaves nothing running in it
 */
export async function templateOf(directory: string, make: (directory: string) => Promise<void>): Promise<string> {
  const deadline = Date.now() + MADE_WITHIN;
  while (Date.now() < deadline) {
    if (await isThere(directory)) return directory;
    const making = `${directory}.making`;
    if (await isFirst(making)) {
      try {
        // Between the two looks another process may have come to its end.
        if (await isThere(directory)) return directory;
        await make(making);
        await rename(making, directory);
      } finally {
        await rm(making, { recursive: true, force: true });
      }
    } else await pause(200);
  }
  throw new Error(`${directory} was not made within ${MADE_WITHIN / 1000} s`);
}

async function isThere(path: string): Promise<boolean> {
  return worksUnless('ENOENT', () => stat(path));
}

async function isFirst(directory: string): Promise<boolean> {
  return worksUnless('EEXIST', () => mkdir(directory));
}

/** True where it works, false where it fails with just this code. */
async function worksUnless(code: string, attempt: () => Promise<unknown>): Promise<boolean> {
  try {
    await attempt();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === code) return false;
    throw error;
  }
}

/** On this run's server, if it has one: all whose names begin so. */
export async function dropDatabases(prefix: string): Promise<void> {
  const server = process.env.YIGE_TEST_MARIADB_URL;
  if (server === undefined) return;
  for (const name of await serverDatabases(server, prefix)) await dropServerDatabase(server, name);
}

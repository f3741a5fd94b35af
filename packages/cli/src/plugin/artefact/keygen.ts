import { access, chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { generateKeys } from '@yige/plugin-artefact';
import { CommandError } from '../../command-error.js';

export interface KeyFiles {
  privateFile: string;
  publicFile: string;
  keyId: string;
}

/** Makes a bureau's key: `<name>.key`, readable by its owner only, and `<name>.pub`. Never replaces one. */
export async function keygen(name: string): Promise<KeyFiles> {
  const path = resolve(name);
  const [privateFile, publicFile] = [`${path}.key`, `${path}.pub`];
  const repository = await repositoryAround(dirname(path));
  if (repository !== null) {
    throw new CommandError(
      `${privateFile} would lie in the repository ${repository}, from where keys escape: name a place outside of it`,
    );
  }
  for (const file of [privateFile, publicFile]) {
    if (!(await exists(file))) continue;
    throw new CommandError(
      `${file} exists. A key that is replaced can sign nothing any more: choose another name, or move the file away`,
    );
  }
  const { privateKey, publicKey, keyId } = generateKeys();
  await mkdir(dirname(path), { recursive: true });
  await writeFile(privateFile, privateKey, { mode: 0o600, flag: 'wx' });
  // What the process masks new files with may have taken the owner's rights too.
  await chmod(privateFile, 0o600);
  await writeFile(publicFile, publicKey, { flag: 'wx' });
  return { privateFile, publicFile, keyId };
}

async function repositoryAround(folder: string): Promise<string | null> {
  if (await exists(join(folder, '.git'))) return folder;
  const above = dirname(folder);
  return above === folder ? null : repositoryAround(above);
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return false;
      throw error;
    },
  );
}

import { access, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { CommandError } from '../../command-error.js';
import { askProofs } from '../../platform/ask-proofs.js';
import { jsonOf, readBuiltPlugin } from '../artefact/built-plugin.js';
import type { Diagnosis } from './diagnosis.js';
import { machineDiagnoses } from './machine.js';
import { packageDiagnoses } from './packages.js';
import { platformDiagnoses } from './platform.js';
import { rightsDiagnosis, serverDiagnoses } from './server-environment.js';
import { standingDiagnoses } from './standing.js';

export interface DoctorArguments {
  env: string;
  key?: string;
  to?: string;
  publicKey?: string;
  user?: string;
}

/** Looks at the machine, at the plugin of the folder where there is one, and at what was named besides. */
export async function diagnose(folder: string, given: DoctorArguments): Promise<Diagnosis[]> {
  const pluginId = await pluginIdOf(folder);
  return [
    ...(await machineDiagnoses()),
    ...(pluginId === null
      ? []
      : [
          ...(await packageDiagnoses(folder)),
          ...(await serverDiagnoses(folder, pluginId, resolve(folder, given.env))),
        ]),
    ...(given.key === undefined ? [] : [await keyFileDiagnosis(resolve(folder, given.key))]),
    ...(given.to === undefined ? [] : await platformDiagnoses(given.to, folder)),
    ...(await standingOf(folder, given)),
  ];
}

async function keyFileDiagnosis(file: string): Promise<Diagnosis> {
  await access(file).catch((cause: unknown) => {
    throw new CommandError(`There is no key at ${file}: yige plugin keygen makes one`, { cause });
  });
  return rightsDiagnosis('Key file', file);
}

async function standingOf(folder: string, { to, publicKey, user }: DoctorArguments): Promise<Diagnosis[]> {
  if (to !== undefined && user !== undefined) {
    const { manifest } = await readBuiltPlugin(folder);
    const key = publicKey === undefined ? null : resolve(folder, publicKey);
    return standingDiagnoses(to, manifest, key, await askProofs(user, process.env));
  }
  if (publicKey === undefined) return [];
  throw new CommandError('Whether a key is trusted is asked of a platform by somebody: give --to and --user too');
}

/** The name in package.json, which `yige plugin new` makes the plugin's id; null where the folder holds no package. */
async function pluginIdOf(folder: string): Promise<string | null> {
  const content = await readFile(join(folder, 'package.json')).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (content === null) return null;
  return z.object({ name: z.string().default('') }).parse(jsonOf(content)).name;
}

import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PluginManifest, PluginSignature } from '@yige/contracts';
import { ArtefactError, signManifest } from '@yige/plugin-artefact';
import { CommandError } from '../../command-error.js';
import { readBuiltPlugin, readKeyFile } from './built-plugin.js';

/** Signs the manifest that was built, and with it every web file, whose hashes it lists: `dist/signature.json`. */
export async function signPlugin(
  folder: string,
  keyFile: string,
  now = new Date(),
): Promise<{ manifest: PluginManifest; signature: PluginSignature }> {
  const { manifest, bytes } = await readBuiltPlugin(folder);
  const privateKey = await readKeyFile(keyFile);
  await refuseOpenKey(keyFile);
  const signature = signedWith(keyFile, () => signManifest(bytes, privateKey, now.toISOString()));
  await writeFile(join(folder, 'dist', 'signature.json'), `${JSON.stringify(signature, null, 2)}\n`);
  return { manifest, signature };
}

async function refuseOpenKey(file: string): Promise<void> {
  // Windows keeps rights elsewhere than in the mode.
  if (process.platform === 'win32' || ((await stat(file)).mode & 0o077) === 0) return;
  throw new CommandError(`Others can read ${file}, so it may be theirs too: chmod 600 ${file}, or make a new key`);
}

function signedWith(file: string, sign: () => PluginSignature): PluginSignature {
  try {
    return sign();
  } catch (cause) {
    if (!(cause instanceof ArtefactError)) throw cause;
    throw new CommandError(`${file} holds no Ed25519 private key: take the .key file that yige plugin keygen made`, {
      cause,
    });
  }
}

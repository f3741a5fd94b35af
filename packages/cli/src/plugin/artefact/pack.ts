import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type PluginSignature, pluginSignatureSchema } from '@yige/contracts';
import { ArtefactError, packArtefact, verifyManifest } from '@yige/plugin-artefact';
import { CommandError } from '../../command-error.js';
import { jsonOf, noPublicKey, readBuiltPlugin, readKeyFile } from './built-plugin.js';

const SIGN = 'yige plugin sign --key <file>';

/** Packs what was built and signed, in the plugin's folder; nothing that this key did not sign as it is now. */
export async function packPlugin(folder: string, publicKeyFile: string): Promise<{ file: string; bytes: number }> {
  const { manifest, bytes } = await readBuiltPlugin(folder);
  const dist = join(folder, 'dist');
  const signature = await readSignature(join(dist, 'signature.json'));
  const publicKey = await readKeyFile(publicKeyFile);
  if (!(await mended(publicKeyFile, () => verifyManifest(bytes, signature, publicKey)))) {
    throw new CommandError(
      `${join(dist, 'signature.json')} is not a signature by ${publicKeyFile} over this build: it was built or changed after signing, or another key signed. Sign again: ${SIGN}`,
    );
  }
  const file = join(folder, `${manifest.id}-${manifest.version}.tgz`);
  await mended(publicKeyFile, () => packArtefact(dist, file));
  return { file, bytes: (await stat(file)).size };
}

async function readSignature(file: string): Promise<PluginSignature> {
  const content = await readFile(file).catch((cause: unknown) => {
    throw new CommandError(`There is no ${file}. Sign first: ${SIGN}`, { cause });
  });
  const parsed = pluginSignatureSchema.safeParse(jsonOf(content));
  if (parsed.success) return parsed.data;
  throw new CommandError(`${file} is no signature. Sign again: ${SIGN}`, { cause: parsed.error });
}

/** Words an artefact's fault as what to do about it. */
async function mended<Result>(keyFile: string, work: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof ArtefactError)) throw cause;
    const { fault, subject } = cause;
    if (fault === 'keyInvalid') throw noPublicKey(keyFile, cause);
    const what = fault === 'fileMissing' ? `dist/${subject} is missing` : `dist/${subject} was changed after the build`;
    throw new CommandError(`${what}: run yige plugin build and sign again`, { cause });
  }
}

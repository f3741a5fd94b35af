import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Signs what is built here with a key of this machine, made once and kept in the data directory, readable by its owner
 * only: whoever launches core and plugins together vouches for both. A bureau's own key never lies here.
 *
 * @param {string} dataDirectory
 * @param {{ id: string, directory: string }[]} plugins artefacts
 * @returns {Promise<{ id: string, publicKey: string, signature: import('@yige/contracts').PluginSignature }[]>}
 */
export async function launchSignatures(dataDirectory, plugins) {
  // Not above: the launcher is loaded before anything is installed.
  const { generateKeys, publicKeyPemOf, signManifest } = await import('@yige/plugin-artefact');
  const privateKey = keyOfMachine(join(dataDirectory, 'launch', 'signing.key'), generateKeys);
  const publicKey = publicKeyPemOf(privateKey);
  const signedAt = new Date().toISOString();
  return plugins.map(({ id, directory }) => {
    const manifest = readFileSync(join(directory, 'manifest.json'));
    return { id, publicKey, signature: signManifest(manifest, privateKey, signedAt) };
  });
}

function keyOfMachine(file, generateKeys) {
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const { privateKey } = generateKeys();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, privateKey, { mode: 0o600, flag: 'wx' });
  chmodSync(file, 0o600);
  return privateKey;
}

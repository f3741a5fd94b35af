import type { Client, Plugin, PluginManifest } from '@yige/contracts';
import { ArtefactError, fingerprintOf } from '@yige/plugin-artefact';
import { asPerson, type Proofs } from '../../platform/platform-session.js';
import { noPublicKey, readKeyFile } from '../artefact/built-plugin.js';
import { type Diagnosis, well, wrong } from './diagnosis.js';

/** How the plugin stands at a platform, for somebody who may see its plugins: whose its id and glyph are, and its key. */
export async function standingDiagnoses(
  address: string,
  manifest: PluginManifest,
  publicKeyFile: string | null,
  proofs: Proofs,
): Promise<Diagnosis[]> {
  const keyId = publicKeyFile === null ? null : await keyIdOf(publicKeyFile);
  return asPerson(address, proofs, async (client) => [
    identityDiagnosis(manifest, await pluginsOf(client)),
    ...(keyId === null ? [] : [await keyDiagnosis(client, keyId, `${publicKeyFile}`, manifest.id)]),
  ]);
}

/** As core decides it when a version is installed. */
export function identityDiagnosis(
  { id, glyph, bureau }: Pick<PluginManifest, 'id' | 'glyph' | 'bureau'>,
  others: readonly Pick<Plugin, 'id' | 'glyph' | 'color' | 'name' | 'bureau'>[],
): Diagnosis {
  const named = others.find((plugin) => plugin.id === id && plugin.color !== bureau.kind);
  if (named !== undefined) {
    return wrong('Identity', `the id ${id} is that of ${wordsOf(named)}`, 'take another id in plugin.ts');
  }
  const marked = others.find((plugin) => plugin.id !== id && plugin.glyph === glyph);
  if (marked === undefined) return well('Identity', `no other plugin there has ${id} or ${glyph}`);
  return wrong('Identity', `the glyph ${glyph} is that of ${wordsOf(marked)}`, 'take another Hanzi in plugin.ts');
}

const wordsOf = ({ id, name, bureau }: Pick<Plugin, 'id' | 'name' | 'bureau'>) =>
  `${name['zh-CN']} (${id}), ${bureau['zh-CN']}`;

/** Removed ones hold neither id nor glyph against another. */
async function pluginsOf(client: Client): Promise<Plugin[]> {
  const found: Plugin[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<Client['plugins']['list']>> = await client.plugins.list({
      query: cursor === null ? {} : { cursor },
    });
    found.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return found.filter(({ removedAt }) => removedAt === null);
}

/** Whether the district trusts the key. */
async function keyDiagnosis(client: Client, keyId: string, file: string, pluginId: string): Promise<Diagnosis> {
  const { items } = await client.pluginTrust.keys();
  const known = items.find((key) => key.keyId === keyId);
  if (known === undefined) {
    return wrong('Key', `${keyId} is not on the trust list`, `give ${file} to the security administrator`);
  }
  if (known.revoked !== null) return wrong('Key', `${keyId} was revoked`, 'make a new key and have it trusted');
  if (known.plugins.length === 0 || known.plugins.includes(pluginId)) return well('Key', `trusted for ${known.owner}`);
  return wrong(
    'Key',
    `${keyId} may sign ${known.plugins.join(', ')} only`,
    `have it trusted for ${pluginId}, or sign with another key`,
  );
}

async function keyIdOf(publicKeyFile: string): Promise<string> {
  const publicKey = await readKeyFile(publicKeyFile);
  try {
    return fingerprintOf(publicKey);
  } catch (error) {
    throw error instanceof ArtefactError ? noPublicKey(publicKeyFile, error) : error;
  }
}

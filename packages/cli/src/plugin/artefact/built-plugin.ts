import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type PluginManifest, pluginManifestSchema } from '@yige/contracts';
import type { ArtefactError } from '@yige/plugin-artefact';
import { CommandError } from '../../command-error.js';

export interface BuiltPlugin {
  manifest: PluginManifest;
  /** As built: what is signed. */
  bytes: Buffer;
}

export async function readBuiltPlugin(folder: string): Promise<BuiltPlugin> {
  const file = join(folder, 'dist', 'manifest.json');
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new CommandError(`There is no ${file}: run yige plugin build in the plugin's folder first`, { cause });
  });
  const parsed = pluginManifestSchema.safeParse(jsonOf(bytes));
  if (parsed.success) return { manifest: parsed.data, bytes };
  throw new CommandError(`${file} is no manifest of this version of the platform: run yige plugin build again`, {
    cause: parsed.error,
  });
}

/** Null for what is no JSON, which no schema takes. */
export function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

export async function readKeyFile(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause: unknown) => {
    throw new CommandError(`There is no key at ${file}: yige plugin keygen makes one`, { cause });
  });
}

export function noPublicKey(file: string, cause: ArtefactError): CommandError {
  return new CommandError(`${file} holds no Ed25519 public key: take the .pub file of yige plugin keygen`, { cause });
}

import {
  type Asset,
  type PluginManifest,
  type PluginSignature,
  pluginManifestSchema,
  pluginSignatureSchema,
} from '@yige/contracts';
import type { z } from 'zod';
import { ArtefactError, type ArtefactFault } from './artefact-error.js';
import { isAsset } from './asset.js';

export const MANIFEST = 'manifest.json';
export const SIGNATURE = 'signature.json';
/** Largest manifest or signature that is read, in bytes: thousands of files are a tenth of it. */
export const DOCUMENT_LIMIT = 1_048_576;

export function readManifest(bytes: Buffer): PluginManifest {
  return parsed(bytes, pluginManifestSchema, 'manifestInvalid', MANIFEST);
}

export function readSignature(bytes: Buffer): PluginSignature {
  return parsed(bytes, pluginSignatureSchema, 'signatureInvalid', SIGNATURE);
}

/** Throws where the content is not the file that the manifest lists. */
export function checkAsset(asset: Asset, content: Buffer): void {
  if (!isAsset(content, asset)) throw new ArtefactError('fileTampered', `web/${asset.path}`);
}

function parsed<Schema extends z.ZodType>(
  bytes: Buffer,
  schema: Schema,
  fault: ArtefactFault,
  subject: string,
): z.infer<Schema> {
  let json: unknown;
  try {
    json = JSON.parse(bytes.toString('utf8'));
  } catch (cause) {
    throw new ArtefactError(fault, subject, { cause });
  }
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  throw new ArtefactError(fault, subject, { cause: result.error });
}

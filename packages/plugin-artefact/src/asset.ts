import { createHash } from 'node:crypto';
import type { Asset } from '@yige/contracts';

/** A web file as a manifest lists it: size in bytes and SHA-384, as browsers check it too. */
export function assetOf(path: string, content: string | Buffer): Asset {
  const integrity = `sha384-${createHash('sha384').update(content).digest('base64')}`;
  return { path, size: Buffer.byteLength(content), integrity };
}

/** Whether size and hash are those that the manifest names. */
export function isAsset(content: Buffer, { path, size, integrity }: Asset): boolean {
  return content.length === size && assetOf(path, content).integrity === integrity;
}

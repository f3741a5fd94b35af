import { z } from 'zod';
import { instantSchema } from '../primitives.js';

/** Fingerprint of a bureau's key: SHA-256 of the 32 bytes of its Ed25519 public key, in hexadecimal. */
export const keyFingerprintSchema = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits');

/**
 * `signature.json` of an artefact, made off-line by the bureau. It covers the exact bytes of `manifest.json`, which lists
 * every web file with its hash; see `signedText`.
 */
export const pluginSignatureSchema = z
  .strictObject({
    algorithm: z.literal('Ed25519'),
    keyId: keyFingerprintSchema,
    signedAt: instantSchema,
    /** 64 bytes in base64. */
    signature: z.string().regex(/^[A-Za-z0-9+/]{86}==$/, 'must be 64 bytes in base64'),
  })
  .meta({ id: 'PluginSignature' });
export type PluginSignature = z.infer<typeof pluginSignatureSchema>;

/**
 * What is signed: a line that says what for, so that a signature made for anything else never passes here, the moment of
 * signing, and the SHA-256 of the manifest's bytes in hexadecimal.
 */
export function signedText({ signedAt, manifestHash }: { signedAt: string; manifestHash: string }): string {
  return `yige plugin manifest v1\n${signedAt}\n${manifestHash}\n`;
}

import { createHash, sign, verify } from 'node:crypto';
import { type PluginSignature, signedText } from '@yige/contracts';
import { fingerprintOf, privateKeyOf, publicKeyOf, publicKeyPemOf } from './keys.js';

/** Signs the exact bytes of a manifest. `signedAt` is a UTC instant and part of what is signed. */
export function signManifest(manifest: Uint8Array, privateKeyPem: string, signedAt: string): PluginSignature {
  const signature = sign(null, signedBytes(manifest, signedAt), privateKeyOf(privateKeyPem)).toString('base64');
  return { algorithm: 'Ed25519', keyId: fingerprintOf(publicKeyPemOf(privateKeyPem)), signedAt, signature };
}

/** Whether exactly these bytes were signed, at the moment that the signature names, by the holder of this key. */
export function verifyManifest(manifest: Uint8Array, signature: PluginSignature, publicKeyPem: string): boolean {
  if (signature.keyId !== fingerprintOf(publicKeyPem)) return false;
  const made = Buffer.from(signature.signature, 'base64');
  return verify(null, signedBytes(manifest, signature.signedAt), publicKeyOf(publicKeyPem), made);
}

function signedBytes(manifest: Uint8Array, signedAt: string): Buffer {
  const manifestHash = createHash('sha256').update(manifest).digest('hex');
  return Buffer.from(signedText({ signedAt, manifestHash }), 'utf8');
}

import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { ArtefactError } from './artefact-error.js';

/** Bytes of the SPKI form of an Ed25519 key before the 32 of the key itself (RFC 8410, section 4). */
const SPKI_PREFIX = 12;

export interface KeyPair {
  /** PKCS #8 in PEM: stays with the bureau. */
  privateKey: string;
  /** SPKI in PEM: goes to the district. */
  publicKey: string;
  keyId: string;
}

export function generateKeys(): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  return { privateKey, publicKey, keyId: fingerprintOf(publicKey) };
}

/** SHA-256 of the 32 bytes of the public key, in hexadecimal. */
export function fingerprintOf(publicKeyPem: string): string {
  const bytes = publicKeyOf(publicKeyPem).export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(bytes.subarray(SPKI_PREFIX)).digest('hex');
}

/** The PEM of the public key that belongs to a private one. */
export function publicKeyPemOf(privateKeyPem: string): string {
  return createPublicKey(privateKeyOf(privateKeyPem)).export({ type: 'spki', format: 'pem' }).toString();
}

export function publicKeyOf(pem: string): KeyObject {
  // `createPublicKey` would take a private key too, and whoever pasted that should hear of it.
  if (!pem.includes('-----BEGIN PUBLIC KEY-----')) throw new ArtefactError('keyInvalid', 'public key');
  return ed25519(() => createPublicKey(pem), 'public key');
}

export function privateKeyOf(pem: string): KeyObject {
  return ed25519(() => createPrivateKey(pem), 'private key');
}

function ed25519(read: () => KeyObject, what: string): KeyObject {
  let key: KeyObject;
  try {
    key = read();
  } catch (cause) {
    throw new ArtefactError('keyInvalid', what, { cause });
  }
  if (key.asymmetricKeyType === 'ed25519') return key;
  throw new ArtefactError('keyInvalid', what);
}

import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ArtefactError } from './artefact-error.js';
import { fingerprintOf, generateKeys, publicKeyPemOf } from './keys.js';
import { signManifest, verifyManifest } from './signature.js';

const AT = '2026-11-20T08:00:00.000Z';
const keys = generateKeys();
const other = generateKeys();
const manifest = Buffer.from('{"id":"fixture"}');

/** RFC 8032, section 7.1, test 1: the key, wrapped as RFC 8410 says. */
const RFC_8032_KEY = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a';

it('knows a key by the SHA-256 of its 32 bytes', () => {
  const der = Buffer.from(`302a300506032b6570032100${RFC_8032_KEY}`, 'hex').toString('base64');
  // `printf d75a98… | xxd -r -p | sha256sum`
  expect(fingerprintOf(`-----BEGIN PUBLIC KEY-----\n${der}\n-----END PUBLIC KEY-----\n`)).toBe(
    '21fe31dfa154a261626bf854046fd2271b7bed4b6abe45aa58877ef47f9721b9',
  );
  expect(fingerprintOf(publicKeyPemOf(keys.privateKey))).toBe(keys.keyId);
  expect(other.keyId).not.toBe(keys.keyId);
});

it('signs a manifest so that whoever has the public key can tell', () => {
  const signature = signManifest(manifest, keys.privateKey, AT);
  expect(signature).toMatchObject({ algorithm: 'Ed25519', keyId: keys.keyId, signedAt: AT });
  expect(verifyManifest(manifest, signature, keys.publicKey)).toBe(true);
  expect(verifyManifest(manifest, signature, other.publicKey)).toBe(false);
});

it('holds for these bytes, this moment and this key, and for nothing that differs in one bit', () => {
  const signature = signManifest(manifest, keys.privateKey, AT);
  fc.assert(
    fc.property(fc.nat(manifest.length - 1), fc.nat(7), (byte, bit) => {
      const changed = Buffer.from(manifest);
      changed[byte] = (changed[byte] ?? 0) ^ (1 << bit);
      return !verifyManifest(changed, signature, keys.publicKey);
    }),
  );
  expect(verifyManifest(manifest, { ...signature, signedAt: '2026-11-20T08:00:00.001Z' }, keys.publicKey)).toBe(false);
  expect(verifyManifest(manifest, { ...signature, keyId: other.keyId }, keys.publicKey)).toBe(false);
  const forged = signManifest(manifest, other.privateKey, AT);
  expect(verifyManifest(manifest, { ...forged, keyId: keys.keyId }, keys.publicKey)).toBe(false);
});

it.each([
  ['no key', 'hello'],
  ['a private key', keys.privateKey],
  ['a key of another kind', rsa()],
  ['a broken key', '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n'],
])('takes %s for no public key', (_, pem) => {
  expect(() => fingerprintOf(pem)).toThrow(ArtefactError);
});

function rsa(): string {
  return generateKeyPairSync('rsa', {
    modulusLength: 1_024,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  }).publicKey;
}

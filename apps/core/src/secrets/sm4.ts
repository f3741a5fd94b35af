import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto';
import { freshBytes } from './fresh-bytes.js';
import type { CipherSuite } from './suite.js';

const ALGORITHM = 'sm4-ctr';
const NONCE_LENGTH = 16;

/**
 * SM4-CTR (GB/T 32907) and HMAC-SM3 (GB/T 32905), encrypt-then-MAC: the mac covers context, nonce and ciphertext, and
 * is checked before anything is decrypted. Both keys derive from the ring's by HMAC-SM3, so that neither serves two ends.
 */
export const sm4: CipherSuite = {
  tag: 's1',

  seal(text, key, context) {
    const nonce = freshBytes(NONCE_LENGTH);
    const cipher = createCipheriv(ALGORITHM, encryptionKey(key), nonce);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return { nonce, mac: macOf(key, context, nonce, body), body };
  },

  open({ nonce, mac, body }, key, context) {
    const expected = macOf(key, context, nonce, body);
    if (mac.length !== expected.length || !timingSafeEqual(mac, expected))
      throw new Error('A sealed field was changed');
    const decipher = createDecipheriv(ALGORITHM, encryptionKey(key), nonce);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
  },
};

function encryptionKey(key: Buffer): Buffer {
  return hmacSm3(key, Buffer.from('yige sm4-ctr')).subarray(0, 16);
}

/** Lengths stand before what varies in length, so that no two inputs read alike. */
function macOf(key: Buffer, context: string, nonce: Buffer, body: Buffer): Buffer {
  const bytes = Buffer.from(context);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return hmacSm3(hmacSm3(key, Buffer.from('yige hmac-sm3')), Buffer.concat([length, bytes, nonce, body]));
}

function hmacSm3(key: Buffer, data: Buffer): Buffer {
  return createHmac('sm3', key).update(data).digest();
}

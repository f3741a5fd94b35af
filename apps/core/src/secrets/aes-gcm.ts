import { createCipheriv, createDecipheriv } from 'node:crypto';
import { freshBytes } from './fresh-bytes.js';
import type { CipherSuite } from './suite.js';

const ALGORITHM = 'aes-256-gcm';

export const aesGcm: CipherSuite = {
  tag: 'a1',

  seal(text, key, context) {
    const nonce = freshBytes(12);
    const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(context));
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return { nonce, mac: cipher.getAuthTag(), body };
  },

  open({ nonce, mac, body }, key, context) {
    const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: 16 });
    decipher.setAAD(Buffer.from(context)).setAuthTag(mac);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
  },
};

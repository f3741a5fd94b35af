import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { KeyRing } from './key-ring.js';

const ALGORITHM = 'aes-256-gcm';
const SUITE = 'a1';

/**
 * Seals single fields with AES-256-GCM. The text `a1:<key>:<nonce>:<tag>:<ciphertext>` names suite and key, so that
 * keys can rotate and suites be added. `purpose` (table and column) is authenticated along: a value copied into
 * another column does not open.
 */
@Injectable()
export class FieldCipher {
  constructor(private readonly ring: KeyRing) {}

  async seal(text: string, purpose: string): Promise<string> {
    const { id, key } = await this.ring.current();
    const nonce = randomBytes(12);
    const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(purpose));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return [
      SUITE,
      id,
      nonce.toString('base64'),
      cipher.getAuthTag().toString('base64'),
      sealed.toString('base64'),
    ].join(':');
  }

  async open(sealed: string, purpose: string): Promise<string> {
    const [suite, id, nonce, tag, body] = sealed.split(':');
    if (suite !== SUITE || id === undefined || nonce === undefined || tag === undefined || body === undefined) {
      throw new Error('A sealed field has an unknown form');
    }
    const decipher = createDecipheriv(ALGORITHM, await this.ring.key(id), Buffer.from(nonce, 'base64'));
    decipher.setAAD(Buffer.from(purpose)).setAuthTag(Buffer.from(tag, 'base64'));
    return Buffer.concat([decipher.update(Buffer.from(body, 'base64')), decipher.final()]).toString('utf8');
  }
}

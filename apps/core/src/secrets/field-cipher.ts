import { Injectable } from '@nestjs/common';
import { Configuration } from '../config/configuration.js';
import { aesGcm } from './aes-gcm.js';
import { KeyRing } from './key-ring.js';
import { sm4 } from './sm4.js';
import type { CipherSuite } from './suite.js';

const suites: Record<Configuration['cipherSuite'], CipherSuite> = { 'aes-256-gcm': aesGcm, 'sm4-ctr-hmac-sm3': sm4 };
const byTag = new Map(Object.values(suites).map((suite) => [suite.tag, suite]));

/**
 * Seals single fields. The text `<suite>:<key>:<nonce>:<mac>:<ciphertext>` names suite and key, so that keys rotate and
 * either suite opens what it sealed, whichever is set for new seals. `purpose` (table and column) is authenticated
 * along: a value copied into another column does not open.
 */
@Injectable()
export class FieldCipher {
  private readonly suite: CipherSuite;

  constructor(
    private readonly ring: KeyRing,
    configuration: Configuration,
  ) {
    this.suite = suites[configuration.cipherSuite];
  }

  async seal(text: string, purpose: string): Promise<string> {
    return (await this.sealer())(text, purpose);
  }

  /** Seals many in a row under the key of this moment. Not to be kept: a rotation waits two seconds for who uses it. */
  async sealer(): Promise<(text: string, purpose: string) => string> {
    const { id, key } = await this.ring.current();
    const { tag } = this.suite;
    return (text, purpose) => {
      const { nonce, mac, body } = this.suite.seal(text, key, purpose);
      return `${tag}:${id}:${nonce.toString('base64')}:${mac.toString('base64')}:${body.toString('base64')}`;
    };
  }

  async sealOrNull(text: string | null, purpose: string): Promise<string | null> {
    return text === null ? null : this.seal(text, purpose);
  }

  async open(sealed: string, purpose: string): Promise<string> {
    const [tag = '', id, nonce, mac, body] = sealed.split(':');
    const suite = byTag.get(tag);
    if (suite === undefined || id === undefined || nonce === undefined || mac === undefined || body === undefined) {
      throw new Error('A sealed field has an unknown form');
    }
    const bytes = (text: string) => Buffer.from(text, 'base64');
    return suite.open({ nonce: bytes(nonce), mac: bytes(mac), body: bytes(body) }, await this.ring.key(id), purpose);
  }

  /** Whether a sealed text is as it would be sealed now: by the suite that is set, under the current key. */
  async isCurrent(sealed: string): Promise<boolean> {
    const { id } = await this.ring.current();
    return sealed.startsWith(`${this.suite.tag}:${id}:`);
  }
}

import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { normalizeIdNumber } from '@yige/contracts';
import { IndexKeyRing } from './key-ring.js';

export type IndexedKind = 'idNumber' | 'phone';

/** Bytes of the mac that are kept: enough that no two of a nation's numbers meet by chance, half the size of an index. */
const LENGTH = 16;

/**
 * Finds a sealed number without opening any: HMAC-SHA-256 of its normal form, under a key that seals nothing. Only
 * whole numbers are found. The text `<key>:<mac>` names its key, so that a search during a rotation asks for both.
 */
@Injectable()
export class BlindIndex {
  constructor(private readonly ring: IndexKeyRing) {}

  /** What stands beside the sealed value. */
  async of(number: string, kind: IndexedKind): Promise<string> {
    return (await this.indexer())(number, kind);
  }

  /** For many in a row, under the key of this moment; not to be kept. */
  async indexer(): Promise<(number: string, kind: IndexedKind) => string> {
    const current = await this.ring.current();
    return (number, kind) => blindIndexOf(number, kind, current);
  }

  /** What it may stand as, one for each key of the ring. */
  async candidates(number: string, kind: IndexedKind): Promise<string[]> {
    return (await this.finder())(number, kind);
  }

  /** For many in a row, under the keys of this moment; not to be kept. */
  async finder(): Promise<(number: string, kind: IndexedKind) => string[]> {
    const { all } = await this.ring.ids();
    const keys = await Promise.all(all.map(async (id) => ({ id, key: await this.ring.key(id) })));
    return (number, kind) => keys.map((key) => blindIndexOf(number, kind, key));
  }

  async isCurrent(index: string | null): Promise<boolean> {
    const { id } = await this.ring.current();
    return index?.startsWith(`${id}:`) ?? false;
  }
}

/** Under a key that is known; the bench fills its registry with it. */
export function blindIndexOf(number: string, kind: IndexedKind, { id, key }: { id: string; key: Buffer }): string {
  const normal = kind === 'phone' ? normalizePhone(number) : normalizeIdNumber(number);
  const mac = createHmac('sha256', key).update(`${kind}\0${normal}`).digest();
  return `${id}:${mac.subarray(0, LENGTH).toString('base64url')}`;
}

/** Digits alone, without the country's prefix. */
export function normalizePhone(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\D/g, '')
    .replace(/^(?:00)?86(?=1\d{10}$)/, '');
}

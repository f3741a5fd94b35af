import { describe, expect, it } from 'vitest';
import { freshBytes } from './fresh-bytes.js';

describe('fresh bytes', () => {
  it('are as many as asked for, never the same again, and stay as they are', () => {
    const nonces = Array.from({ length: 5_000 }, () => freshBytes(12));
    const texts = nonces.map((nonce) => nonce.toString('hex'));
    expect(texts.every((text) => text.length === 24)).toBe(true);
    expect(new Set(texts).size).toBe(nonces.length);
    freshBytes(8_192);
    expect(nonces.map((nonce) => nonce.toString('hex'))).toEqual(texts);
  });
});

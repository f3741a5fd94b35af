import { createCipheriv, createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { aesGcm } from './aes-gcm.js';
import { sm4 } from './sm4.js';

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');

describe('the primitives of this Node', () => {
  // GB/T 32907-2016, annex A, example 1: as a keystream, since CTR encrypts the counter block.
  it('SM4', () => {
    const block = hex('0123456789abcdeffedcba9876543210');
    const stream = createCipheriv('sm4-ctr', block, block).update(Buffer.alloc(16));
    expect(stream.toString('hex')).toBe('681edf34d206965e86b3e94f536e4246');
  });

  // draft-ribose-cfrg-sm4-10, example A.2.5.1.
  it('SM4-CTR', () => {
    const cipher = createCipheriv(
      'sm4-ctr',
      hex('0123456789abcdeffedcba9876543210'),
      hex('000102030405060708090a0b0c0d0e0f'),
    );
    const text = hex(
      'aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccddddddddddddddddeeeeeeeeeeeeeeeeffffffffffffffffaaaaaaaaaaaaaaaabbbbbbbbbbbbbbbb',
    );
    expect(cipher.update(text).toString('hex')).toBe(
      'ac3236cb970cc20791364c395a1342d1a3cbc1878c6f30cd074cce385cdd70c7f234bc0e24c11980fd1286310ce37b926e02fcd0faa0baf38b2933851d824514',
    );
  });

  // GB/T 32905-2016, annex A, example 1.
  it('SM3', () => {
    expect(createHash('sm3').update('abc').digest('hex')).toBe(
      '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
    );
  });
});

const key = Buffer.alloc(32, 7);

describe.each([aesGcm, sm4])('suite $tag', (suite) => {
  it('opens what it sealed, and seals the same text differently each time', () => {
    for (const text of ['', '19900000317', '陈桂兰', 'x'.repeat(10_000)]) {
      const one = suite.seal(text, key, 'people.phone');
      expect(suite.open(one, key, 'people.phone')).toBe(text);
      expect(suite.seal(text, key, 'people.phone').nonce).not.toEqual(one.nonce);
    }
  });

  it('opens nothing under another key or context, or with a bit changed', () => {
    const sealed = suite.seal('19900000317', key, 'people.phone');
    expect(() => suite.open(sealed, Buffer.alloc(32, 8), 'people.phone')).toThrow();
    expect(() => suite.open(sealed, key, 'people.id_number')).toThrow();
    for (const part of ['nonce', 'mac', 'body'] as const) {
      const changed = {
        ...sealed,
        [part]: Buffer.from(sealed[part].map((byte, index) => (index === 0 ? byte ^ 1 : byte))),
      };
      expect(() => suite.open(changed, key, 'people.phone')).toThrow();
    }
    expect(() => suite.open({ ...sealed, mac: sealed.mac.subarray(0, 8) }, key, 'people.phone')).toThrow();
  });
});

it('SM4 and HMAC-SM3 are put together as the docblock says: encrypt, then authenticate lengths, context, nonce, ciphertext', () => {
  const { nonce, mac, body } = sm4.seal('abc', key, 'ctx');
  const derive = (label: string) => createHmac('sm3', key).update(label).digest();
  const stream = createCipheriv('sm4-ctr', derive('yige sm4-ctr').subarray(0, 16), nonce).update('abc');
  expect(body).toEqual(stream);
  const input = Buffer.concat([hex('00000003'), Buffer.from('ctx'), nonce, body]);
  expect(mac).toEqual(createHmac('sm3', derive('yige hmac-sm3')).update(input).digest());
});

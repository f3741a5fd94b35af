import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imageOf } from './image.js';
import { animation, jpeg, POSITION, png, webp } from './testing.js';

describe('a picture', () => {
  it.each([
    ['JPEG', jpeg(), 'image/jpeg', 3, 2],
    ['PNG', png(), 'image/png', 2, 2],
    ['WebP', webp(), 'image/webp', 5, 4],
  ])('of kind %s says its size and nothing of where it was taken', (_, bytes, media, width, height) => {
    expect(bytes.includes(POSITION)).toBe(true);
    const image = imageOf(bytes);
    if (typeof image === 'string') throw new Error(image);
    expect(image).toMatchObject({ media, width, height });
    expect(image.content.includes(POSITION)).toBe(false);
    // What is left is a whole picture, of which nothing more is taken.
    expect(imageOf(image.content)).toEqual(image);
  });

  it('keeps the stuffed zeros and restarts of a scan', () => {
    const image = imageOf(jpeg());
    if (typeof image === 'string') throw new Error(image);
    expect(image.content.subarray(-9).toString('hex')).toBe('12ff0034ffd056ffd9');
  });

  it.each([
    ['a PDF', Buffer.from('%PDF-1.7'), 'kind'],
    ['a script that calls itself a picture', Buffer.from('<svg onload="alert(1)"/>'), 'kind'],
    ['nothing', Buffer.alloc(0), 'kind'],
    ['a JPEG that breaks off', jpeg().subarray(0, 60), 'unreadable'],
    ['a PNG that breaks off', png().subarray(0, 50), 'unreadable'],
    ['a WebP that moves', animation(), 'unreadable'],
  ])('is not %s', (_, bytes, fault) => {
    expect(imageOf(bytes)).toBe(fault);
  });

  it('never fails on anything that is no picture', () => {
    const beginnings = [jpeg(), png(), webp()].map((bytes) => bytes.subarray(0, 12));
    fc.assert(
      fc.property(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 300 }), (beginning, rest) => {
        const image = imageOf(Buffer.concat([beginning, rest]));
        return typeof image === 'string' || image.content.length <= beginning.length + rest.length;
      }),
      { numRuns: 500 },
    );
  });
});

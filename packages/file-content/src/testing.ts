import { crc32, deflateSync } from 'node:zlib';

/** What a phone writes into a photo: where and with what it was taken. */
export const POSITION = 'GPSLatitude 39.9042 Phone 12';

function chunk(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length);
  head.write(type, 4, 'latin1');
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(crc32(Buffer.concat([head.subarray(4), data])));
  return Buffer.concat([head, data, tail]);
}

/** A grey picture; `claimed` is the width that its head states. */
export function png(width = 2, height = 2, claimed = width): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(claimed, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(8, 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('tEXt', Buffer.from(`Comment\0${POSITION}`)),
    chunk('eXIf', Buffer.from(POSITION)),
    chunk('IDAT', deflateSync(Buffer.alloc((width + 1) * height))),
    chunk('IEND', Buffer.alloc(0)),
    Buffer.from(POSITION),
  ]);
}

function segment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

/** The frame of a JPEG of 3 × 2 pixels; its scan is no picture, and nobody here decodes it. */
export function jpeg(): Buffer {
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    segment(0xe1, Buffer.from(`Exif\0\0${POSITION}`)),
    segment(0xe2, Buffer.from(`MPF\0${POSITION}`)),
    segment(0xfe, Buffer.from(POSITION)),
    segment(0xdb, Buffer.alloc(65)),
    segment(0xc0, Buffer.from([8, 0, 2, 0, 3, 1, 1, 0x11, 0])),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0xff, 0xd9]),
    // A second picture or a film behind the end.
    Buffer.from(POSITION),
  ]);
}

function riff(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 0, 'latin1');
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}

/** The frame of a WebP of 5 × 4 pixels. */
export function webp(more: Buffer = Buffer.alloc(0)): Buffer {
  const canvas = Buffer.from([0x2c, 0, 0, 0, 4, 0, 0, 3, 0, 0]);
  const lossless = Buffer.from([0x2f, 4, 0xc0, 0, 0, 1, 2, 3]);
  const body = Buffer.concat([
    ...[riff('VP8X', canvas), riff('VP8L', lossless), more],
    ...[riff('EXIF', Buffer.from(POSITION)), riff('XMP ', Buffer.from(POSITION))],
  ]);
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}

export const animation = () => webp(riff('ANIM', Buffer.alloc(6)));

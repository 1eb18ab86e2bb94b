import { deflateSync } from 'node:zlib';
import type { Page } from '@playwright/test';

/** A photo as a camera held upright writes it, drawn in a browser: its left half red and its right half blue, 1,800 pixels wide. */
export async function photoOfCamera(page: Page, maker: string): Promise<Buffer> {
  const drawn = await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [1_800, 900];
    const pen = canvas.getContext('2d');
    if (pen === null) throw new Error('nothing to draw with');
    for (const [colour, left] of [
      ['#d01010', 0],
      ['#1010d0', 900],
    ] as const) {
      pen.fillStyle = colour;
      pen.fillRect(left, 0, 900, 900);
    }
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg'));
    return [...new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))];
  });
  const jpeg = Buffer.from(drawn);
  // Behind the two bytes that begin every JPEG.
  return Buffer.concat([jpeg.subarray(0, 2), metadata(maker), jpeg.subarray(2)]);
}

/** EXIF: who made the camera, that it was held upright (6: to be turned to the right), and a place. */
function metadata(maker: string): Buffer {
  const text = Buffer.from(`${maker}\0`);
  const place = Buffer.alloc(24);
  for (const [at, number] of [51, 1, 30, 1, 26, 1].entries()) place.writeUInt32LE(number, at * 4);
  const entry = (...[tag, kind, count, value]: [number, number, number, number]): Buffer => {
    const bytes = Buffer.alloc(12);
    bytes.writeUInt16LE(tag, 0);
    bytes.writeUInt16LE(kind, 2);
    bytes.writeUInt32LE(count, 4);
    bytes.writeUInt32LE(value, 8);
    return bytes;
  };
  const list = (...entries: readonly Buffer[]): Buffer =>
    Buffer.concat([Buffer.from([entries.length, 0]), ...entries, Buffer.alloc(4)]);
  const head = Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0]);
  const first = 8 + 2 + 3 * 12 + 4;
  const second = first + 2 + 2 * 12 + 4;
  const tiff = Buffer.concat([
    head,
    list(
      entry(0x010f, 2, text.length, second + place.length),
      entry(0x0112, 3, 1, 6),
      entry(0x8825, 4, 1, first),
    ),
    list(entry(1, 2, 2, 0x4e), entry(2, 5, 3, second)),
    place,
    text,
  ]);
  const inside = Buffer.concat([Buffer.from('Exif\0\0'), tiff]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(inside.length + 2);
  return Buffer.concat([Buffer.from([0xff, 0xe1]), length, inside]);
}

/** A picture of nothing but black, whole and right, of very few bytes for its size. */
export function blackPng(side: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  // One bit for each pixel, grey.
  head[8] = 1;
  const rows = Buffer.alloc((1 + Math.ceil(side / 8)) * side);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
    ...[part('IHDR', head), part('IDAT', deflateSync(rows, { level: 9 }))],
    part('IEND', Buffer.alloc(0)),
  ]);
}

function part(kind: string, inside: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind), inside]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(inside.length);
  check.writeUInt32BE(checksum(named));
  return Buffer.concat([length, named, check]);
}

/** CRC-32, bit by bit. */
function checksum(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ ((crc & 1) === 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

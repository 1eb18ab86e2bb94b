/** The first bytes of a picture, as far as its size, in each kind that browsers draw. Numbers as the formats have them. */

const letters = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));
const big = (number: number, bytes: number): number[] =>
  Array.from({ length: bytes }, (_, i) => Math.floor(number / 256 ** (bytes - 1 - i)) % 256);
const little = (number: number, bytes: number): number[] => big(number, bytes).reverse();

export function headOfPng(width: number, height: number): Uint8Array<ArrayBuffer> {
  const start = [0x89, ...letters('PNG'), 13, 10, 26, 10, ...big(13, 4), ...letters('IHDR')];
  return Uint8Array.from([...start, ...big(width, 4), ...big(height, 4), 8, 2, 0, 0, 0]);
}

/** With what a camera writes before the picture itself. */
export function headOfJpeg(width: number, height: number): Uint8Array {
  const exif = [0xff, 0xe1, ...big(40, 2), ...letters('Exif'), ...Array<number>(34).fill(0)];
  const table = [0xff, 0xff, 0xc4, ...big(5, 2), 1, 2, 3];
  const frame = [0xff, 0xc2, ...big(17, 2), 8, ...big(height, 2), ...big(width, 2), 3];
  return Uint8Array.from([0xff, 0xd8, ...exif, ...table, ...frame]);
}

/** The first picture drawn in it is larger than what it says of itself. */
export function headOfGif(width: number, height: number): Uint8Array {
  const colours = [0x80, 0, 0, ...Array<number>(6).fill(7)];
  const comment = [0x21, 0xfe, 3, ...letters('one'), 2, ...letters('of'), 0];
  const first = [0x2c, 0, 0, 0, 0, ...little(width, 2), ...little(height, 2)];
  return Uint8Array.from([
    ...letters('GIF89a'),
    ...[...little(1, 2), ...little(1, 2), ...colours, ...comment, ...first],
  ]);
}

export function headOfBmp(width: number, height: number): Uint8Array {
  const sizes = [...little(width, 4), ...little(2 ** 32 - height, 4)];
  return Uint8Array.from([
    ...letters('BM'),
    ...Array<number>(12).fill(0),
    ...little(40, 4),
    ...sizes,
  ]);
}

const riff = (kind: string, rest: readonly number[]): Uint8Array =>
  Uint8Array.from([
    ...[...letters('RIFF'), ...little(100, 4), ...letters('WEBP')],
    ...[...letters(kind), ...little(50, 4), ...rest],
  ]);

/** Lossy, lossless, and with more in it. */
export const headsOfWebp = (width: number, height: number): readonly Uint8Array[] => [
  riff('VP8 ', [0, 0, 0, 0x9d, 1, 0x2a, ...little(width, 2), ...little(height, 2)]),
  riff('VP8L', [0x2f, ...little(width - 1 + (height - 1) * 2 ** 14, 4)]),
  riff('VP8X', [0, 0, 0, 0, ...little(width - 1, 3), ...little(height - 1, 3)]),
];

const box = (type: string, inside: readonly number[]): number[] => [
  ...[...big(inside.length + 8, 4), ...letters(type)],
  ...inside,
];

/** A picture of tiles, each with a size of its own, behind the pixels of all of them. */
export function headOfHeic(width: number, height: number): Uint8Array {
  const size = (w: number, h: number): number[] =>
    box('ispe', [0, 0, 0, 0, ...big(w, 4), ...big(h, 4)]);
  const sizes = box('ipco', [...size(512, 512), ...size(width, height), ...size(160, 120)]);
  const pixels = [...big(1, 4), ...letters('mdat'), ...big(26, 8), ...Array<number>(10).fill(9)];
  return Uint8Array.from([
    ...[...box('ftyp', letters('heic')), ...pixels],
    ...box('meta', [0, 0, 0, 0, ...box('hdlr', [1, 2, 3]), ...box('iprp', sizes)]),
  ]);
}

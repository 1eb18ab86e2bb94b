/** How large a picture says it is, in pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Parts of a file that are stepped over before it is given up: however it is made, looking is soon over. */
const mostParts = 4_000;

/**
 * The size that a picture tells of itself, so that one that would fill the memory is refused before it is drawn: of JPEG,
 * PNG, GIF, WebP and BMP, of AVIF and HEIC. Undefined when it tells none. Any bytes may be given.
 */
export function pictureSize(bytes: Uint8Array): PictureSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    for (const read of [png, gif, jpeg, webp, bmp, boxes]) {
      const size = read(view);
      if (size !== undefined) return size;
    }
    return undefined;
  } catch (problem) {
    // A file that ends amid what it tells.
    if (problem instanceof RangeError) return undefined;
    throw problem;
  }
}

/** Whether the letters stand at a place. */
function has(view: DataView, at: number, letters: string): boolean {
  for (let i = 0; i < letters.length; i += 1) {
    if (view.getUint8(at + i) !== letters.charCodeAt(i)) return false;
  }
  return true;
}

function png(view: DataView): PictureSize | undefined {
  if (view.getUint32(0) !== 0x89504e47 || !has(view, 12, 'IHDR')) return undefined;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

function gif(view: DataView): PictureSize | undefined {
  if (!has(view, 0, 'GIF8')) return undefined;
  const screen = sizeAt(view, 6);
  // What is drawn first may be larger than the screen that it is drawn on.
  let at = 13 + colours(view.getUint8(10));
  for (let parts = 0; parts < mostParts; parts += 1) {
    const kind = view.getUint8(at);
    if (kind === 0x2c) {
      const [left, first] = [sizeAt(view, at + 1), sizeAt(view, at + 5)];
      return {
        width: Math.max(screen.width, left.width + first.width),
        height: Math.max(screen.height, left.height + first.height),
      };
    }
    if (kind !== 0x21 && kind !== 0) return undefined;
    at += kind === 0 ? 1 : 2;
    // Blocks behind their length, up to an empty one.
    for (; kind === 0x21 && parts < mostParts && view.getUint8(at) !== 0; parts += 1)
      at += 1 + view.getUint8(at);
  }
  return undefined;
}

const sizeAt = (view: DataView, at: number): PictureSize => ({
  width: view.getUint16(at, true),
  height: view.getUint16(at + 2, true),
});

/** Bytes of a table of colours. */
const colours = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 << ((flags & 7) + 1));

function bmp(view: DataView): PictureSize | undefined {
  if (!has(view, 0, 'BM')) return undefined;
  const isOld = view.getUint32(14, true) === 12;
  if (isOld) return sizeAt(view, 18);
  // A height below zero stands for rows from above.
  return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
}

/** Steps from marker to marker until the frame begins. */
function jpeg(view: DataView): PictureSize | undefined {
  if (view.getUint16(0) !== 0xffd8) return undefined;
  let at = 2;
  for (let parts = 0; parts < mostParts; parts += 1) {
    const marker = view.getUint8(at + 1);
    if (view.getUint8(at) !== 0xff) return undefined;
    if (marker === 0xff) {
      // Bytes that fill up.
      at += 1;
    } else if (isFrame(marker)) {
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    } else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += 2;
    } else {
      at += 2 + view.getUint16(at + 2);
    }
  }
  return undefined;
}

/** A start of frame; among its numbers are three that are something else. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

function webp(view: DataView): PictureSize | undefined {
  if (!has(view, 0, 'RIFF') || !has(view, 8, 'WEBP')) return undefined;
  if (has(view, 12, 'VP8 ')) {
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  }
  if (has(view, 12, 'VP8L')) {
    const packed = view.getUint32(21, true);
    return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
  }
  if (!has(view, 12, 'VP8X')) return undefined;
  const side = (at: number): number =>
    (view.getUint16(at, true) | (view.getUint8(at + 2) << 16)) + 1;
  return { width: side(24), height: side(27) };
}

/** AVIF and HEIC: the largest `ispe` among the properties of what is in the file; a picture may be put together of tiles. */
function boxes(view: DataView): PictureSize | undefined {
  if (!has(view, 4, 'ftyp')) return undefined;
  let largest: PictureSize | undefined;
  const waiting = [{ from: 0, to: view.byteLength }];
  for (let parts = 0; parts < mostParts; parts += 1) {
    const part = waiting.pop();
    if (part === undefined) break;
    const box = boxAt(view, part);
    if (box === undefined) continue;
    waiting.push({ from: box.to, to: part.to });
    if (box.type === 'ispe') {
      const size = { width: view.getUint32(box.from + 4), height: view.getUint32(box.from + 8) };
      if (largest === undefined || pixelsOf(size) > pixelsOf(largest)) largest = size;
    } else if (box.type === 'meta') {
      waiting.push({ from: box.from + 4, to: box.to });
    } else if (box.type === 'iprp' || box.type === 'ipco') {
      waiting.push({ from: box.from, to: box.to });
    }
  }
  return largest;
}

/** The box that begins where a part does, as far as it lies in it; undefined where there is none. */
function boxAt(
  view: DataView,
  part: { readonly from: number; readonly to: number },
): { readonly type: string; readonly from: number; readonly to: number } | undefined {
  if (part.from + 8 > part.to) return undefined;
  const length = view.getUint32(part.from);
  // 1: a longer number follows; 0: as far as the file goes.
  const head = length === 1 ? 16 : 8;
  const whole = length === 1 ? Number(view.getBigUint64(part.from + 8)) : length;
  const to = whole === 0 ? part.to : Math.min(part.to, part.from + whole);
  if (to < part.from + head) return undefined;
  const letters = [4, 5, 6, 7].map((at) => view.getUint8(part.from + at));
  return { type: String.fromCharCode(...letters), from: part.from + head, to };
}

/** How many pixels a size has. */
export const pixelsOf = ({ width, height }: PictureSize): number => width * height;

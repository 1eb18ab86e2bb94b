import { gunzipSync } from 'node:zlib';

/**
 * What bytes on a browser's disk hold besides themselves: the blocks of LevelDB's tables (snappy), and gzip wherever it begins.
 * Brotli has no mark to find it by; a browser keeps it for what a server sent, and never for what a page stores.
 */
export function packedIn(file: Buffer): readonly Buffer[] {
  return [...blocksOf(file), ...gzipped(file)];
}

const tableMark = 0xdb4775248b80fb57n;

/** The blocks of a table that LevelDB wrote; none of anything else. */
function blocksOf(file: Buffer): readonly Buffer[] {
  if (file.length < 48 || file.readBigUInt64LE(file.length - 8) !== tableMark) return [];
  const footer = file.length - 48;
  const meta = readHandle(file, footer);
  const index = readHandle(file, meta.next);
  const inner = blockAt(file, index);
  return [blockAt(file, meta), inner, ...handlesIn(inner).map((one) => blockAt(file, one))];
}

interface Handle {
  readonly at: number;
  readonly size: number;
}

function readHandle(bytes: Buffer, from: number): Handle & { readonly next: number } {
  const at = readVarint(bytes, from);
  const size = readVarint(bytes, at.next);
  return { at: at.value, size: size.value, next: size.next };
}

function blockAt(file: Buffer, { at, size }: Handle): Buffer {
  const stored = file.subarray(at, at + size);
  const kind = file[at + size];
  if (kind === 0) return stored;
  if (kind === 1) return unsnap(stored);
  throw new Error(`A block of LevelDB is packed in a way that is not known here: ${kind}`);
}

/** The values of an index block are where other blocks lie. Each entry: shared and own length of the key, length of the value. */
function handlesIn(block: Buffer): readonly Handle[] {
  const restarts = block.readUInt32LE(block.length - 4);
  const end = block.length - 4 - 4 * restarts;
  const handles: Handle[] = [];
  for (let at = 0; at < end;) {
    const shared = readVarint(block, at);
    const own = readVarint(block, shared.next);
    const value = readVarint(block, own.next);
    const from = value.next + own.value;
    handles.push(readHandle(block, from));
    at = from + value.value;
  }
  return handles;
}

function readVarint(
  bytes: Buffer,
  from: number,
): { readonly value: number; readonly next: number } {
  let value = 0;
  let scale = 1;
  for (let at = from; ; at += 1) {
    const byte = bytes.readUInt8(at);
    value += (byte & 0x7f) * scale;
    scale *= 128;
    if (byte < 0x80) return { value, next: at + 1 };
  }
}

/** Undoes snappy: runs of bytes as they are, and copies of what came before. */
export function unsnap(packed: Buffer): Buffer {
  const { value: length, next } = readVarint(packed, 0);
  const out = Buffer.alloc(length);
  let to = 0;
  for (let at = next; at < packed.length;) {
    const tag = packed.readUInt8(at);
    const kind = tag & 3;
    at += 1;
    if (kind === 0) {
      const short = tag >> 2;
      const more = Math.max(0, short - 59);
      const run = (more === 0 ? short : packed.readUIntLE(at, more)) + 1;
      packed.copy(out, to, at + more, at + more + run);
      at += more + run;
      to += run;
      continue;
    }
    const run = kind === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1;
    const wide = kind === 1 ? 1 : kind === 2 ? 2 : 4;
    const back = packed.readUIntLE(at, wide) + (kind === 1 ? (tag >> 5) * 256 : 0);
    at += wide;
    // Byte by byte: a copy may reach into what it writes.
    for (let done = 0; done < run; done += 1, to += 1) out[to] = out.readUInt8(to - back);
  }
  return out;
}

function gzipped(file: Buffer): readonly Buffer[] {
  const found: Buffer[] = [];
  const mark = Buffer.from([0x1f, 0x8b, 8]);
  for (let at = file.indexOf(mark); at >= 0; at = file.indexOf(mark, at + 1)) {
    try {
      found.push(gunzipSync(file.subarray(at), { finishFlush: 2, maxOutputLength: 50_000_000 }));
    } catch {
      // Three bytes that only look like it.
    }
  }
  return found;
}

import { concatBytes, joinBytes } from '../../basics/bytes.ts';
import { maxMessageBytes } from '../limits.ts';

/** The first byte of everything on the data channel. */
export const chunkKinds = { ping: 0, pong: 1, whole: 2, first: 3, next: 4 } as const;

/** The largest piece we send: every browser takes it, and a keystroke never waits longer than for one. */
export const maxChunkBytes = 64 * 1024;
/** Kind, and in front of a first piece the length of the whole message. */
const firstHeader = 5;

/** Cuts messages into pieces; large ones one after the other, small ones in between. */
export interface ChunkQueue {
  add(message: Uint8Array): Promise<boolean>;
  /** The next piece to send; undefined when there is none. */
  next(): Uint8Array | undefined;
  readonly empty: boolean;
  /** Everybody who waits hears `false`. */
  close(): void;
}

interface Sending {
  readonly message: Uint8Array;
  readonly done: (sent: boolean) => void;
  at: number;
}

/** So many small messages may go before a large one gets its turn again. */
const smallInARow = 16;

/** An empty queue for pieces of at most `chunkBytes`. */
export function createChunkQueue(chunkBytes: number): ChunkQueue {
  const small: Sending[] = [];
  const large: Sending[] = [];
  let row = 0;
  const nextSmall = (): Uint8Array | undefined => {
    const item = small.shift();
    if (item === undefined) return undefined;
    row += 1;
    item.done(true);
    return concatBytes(Uint8Array.of(chunkKinds.whole), item.message);
  };
  const nextLarge = (): Uint8Array | undefined => {
    const item = large[0];
    if (item === undefined) return undefined;
    row = 0;
    const first = item.at === 0;
    const header = new Uint8Array(first ? firstHeader : 1);
    header[0] = first ? chunkKinds.first : chunkKinds.next;
    if (first) new DataView(header.buffer).setUint32(1, item.message.length);
    const end = Math.min(item.message.length, item.at + chunkBytes - header.length);
    const piece = concatBytes(header, item.message.subarray(item.at, end));
    item.at = end;
    if (end === item.message.length) {
      large.shift();
      item.done(true);
    }
    return piece;
  };
  return {
    add(message) {
      if (message.length > maxMessageBytes) return Promise.resolve(false);
      return new Promise((done) => {
        (message.length < chunkBytes ? small : large).push({ message, done, at: 0 });
      });
    },
    next: () => (row < smallInARow ? (nextSmall() ?? nextLarge()) : (nextLarge() ?? nextSmall())),
    get empty() {
      return small.length === 0 && large.length === 0;
    },
    close() {
      for (const { done } of [...small.splice(0), ...large.splice(0)]) done(false);
    },
  };
}

/** What a piece from the other side is. */
export type ChunkReading =
  | { readonly tag: 'ping' | 'pong' | 'more' | 'malformed' }
  | { readonly tag: 'message'; readonly message: Uint8Array };

/** Each piece that is kept costs more than its bytes: many of them have to be this large on average. */
const piecesFree = 64;
const bytesPerPiece = 1024;

/** Puts pieces together again. Keeps what has come, never what was only announced. */
export function createChunkReader(): { take(piece: Uint8Array): ChunkReading } {
  let parts: Uint8Array[] | undefined;
  let got = 0;
  let total = 0;
  const add = (body: Uint8Array): ChunkReading => {
    if (parts === undefined || body.length === 0 || got + body.length > total) {
      return { tag: 'malformed' };
    }
    parts.push(body);
    got += body.length;
    if (parts.length > piecesFree + got / bytesPerPiece) return { tag: 'malformed' };
    if (got < total) return { tag: 'more' };
    const message = joinBytes(parts);
    parts = undefined;
    return { tag: 'message', message };
  };
  return {
    take(piece) {
      switch (piece[0]) {
        case chunkKinds.ping:
          return { tag: piece.length === 1 ? 'ping' : 'malformed' };
        case chunkKinds.pong:
          return { tag: piece.length === 1 ? 'pong' : 'malformed' };
        case chunkKinds.whole:
          return { tag: 'message', message: piece.subarray(1) };
        case chunkKinds.first: {
          if (parts !== undefined || piece.length <= firstHeader) return { tag: 'malformed' };
          total = new DataView(piece.buffer, piece.byteOffset).getUint32(1);
          if (total > maxMessageBytes) return { tag: 'malformed' };
          parts = [];
          got = 0;
          return add(piece.subarray(firstHeader));
        }
        case chunkKinds.next:
          return add(piece.subarray(1));
        case undefined:
        default:
          return { tag: 'malformed' };
      }
    },
  };
}

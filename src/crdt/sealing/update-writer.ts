import * as Y from 'yjs';
import { joinBytes } from '../basics/bytes.ts';
import type { DeleteRange } from './delete-ranges.ts';
import { joinDeleteRanges } from './delete-ranges.ts';
import type { ScannedStruct, ScannedUpdate } from './update-scan.ts';

/** Clocks `from` up to, not including, `to` of one client. */
export interface StructRange {
  readonly client: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Writes a V1 update from chosen parts of a document. This coalesces bursts and makes covers without
 * `Y.mergeUpdates`, which is quadratic and keeps what was deleted.
 */
export function writeUpdate(
  doc: Y.Doc,
  ranges: readonly StructRange[],
  deletes: Iterable<DeleteRange>,
): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  const filled = ranges.filter((range) => range.to > range.from);
  encoder.writeLen(filled.length);
  for (const range of filled) writeRange(encoder, doc, range);
  writeDeletes(encoder, deletes);
  return encoder.toUint8Array();
}

function writeRange(encoder: Y.UpdateEncoderV1, doc: Y.Doc, range: StructRange): void {
  const structs = doc.store.clients.get(range.client);
  if (structs === undefined) throw new RangeError('nothing of this client');
  const first = Y.findIndexSS(structs, range.from);
  const last = Y.findIndexSS(structs, range.to - 1);
  encoder.writeLen(last - first + 1);
  encoder.writeClient(range.client);
  encoder.writeLen(range.from);
  for (let i = first; i <= last; i += 1) {
    const struct = structs[i];
    if (struct === undefined) break;
    const offset = Math.max(0, range.from - struct.id.clock);
    const kept = Math.min(struct.length, range.to - struct.id.clock);
    firstPart(struct, kept).write(encoder, offset);
  }
}

/**
 * The clock itself, or the one before it where text of this client would be cut in the middle of a character of two
 * units: Yjs puts two replacement characters in its place.
 */
export function wholeCharacters(doc: Y.Doc, client: number, clock: number): number {
  const structs = doc.store.clients.get(client);
  if (structs === undefined || clock >= Y.getState(doc.store, client)) return clock;
  const struct = structs[Y.findIndexSS(structs, clock)];
  if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) return clock;
  const at = clock - struct.id.clock;
  if (at === 0) return clock;
  const isWithin = (struct.content.str.codePointAt(at - 1) ?? 0) > 0xffff;
  return isWithin ? clock - 1 : clock;
}

/** The struct, or a copy that ends earlier; the document is left as it is. */
function firstPart(struct: Y.Item | Y.GC, length: number): Y.Item | Y.GC {
  if (length === struct.length) return struct;
  if (struct instanceof Y.GC) return new Y.GC(struct.id, length);
  const content = struct.content.copy();
  content.splice(length);
  return new Y.Item(
    struct.id,
    null,
    struct.origin,
    null,
    struct.rightOrigin,
    struct.parent,
    struct.parentSub,
    content,
  );
}

function writeDeletes(encoder: Y.UpdateEncoderV1, deletes: Iterable<DeleteRange>): void {
  const byClient = new Map<number, DeleteRange[]>();
  for (const range of joinDeleteRanges(deletes)) {
    const own = byClient.get(range.client);
    if (own === undefined) byClient.set(range.client, [range]);
    else own.push(range);
  }
  encoder.writeLen(byClient.size);
  for (const [client, ranges] of [...byClient].sort(([a], [b]) => b - a)) {
    encoder.writeClient(client);
    encoder.writeLen(ranges.length);
    for (const range of ranges) {
      encoder.writeDsClock(range.clock);
      encoder.writeDsLen(range.length);
    }
  }
}

/**
 * A scanned update, the clock from which its structs of a client are taken (all when left out), and structs that
 * are written as gone.
 */
export interface UpdatePart {
  readonly update: ScannedUpdate;
  readonly from?: ReadonlyMap<number, number> | undefined;
  readonly gone?: ReadonlySet<ScannedStruct> | undefined;
}

/**
 * Puts several scanned updates together into one, so that Yjs can apply those that lean on each other in
 * one go, whatever their order. The structs of each client must follow one another without gap; the first may begin before what
 * the document already holds. Covers over the same words may have them in other pieces: these overlap, and Yjs cuts them.
 */
export function joinUpdates(parts: readonly UpdatePart[]): Uint8Array {
  const sectionsByClient = new Map<number, { count: number; readonly runs: Run[] }>();
  const deletes: DeleteRange[] = [];
  for (const { update, from, gone } of parts) {
    for (const { client, structs } of update.sections) {
      const clock = from?.get(client) ?? 0;
      const skipped = structs.findIndex((struct) => struct.clock + struct.length > clock);
      const first = structs[skipped];
      const last = structs.at(-1);
      if (first === undefined || last === undefined) continue;
      let section = sectionsByClient.get(client);
      if (section === undefined) {
        section = { count: 0, runs: [] };
        sectionsByClient.set(client, section);
      }
      section.count += structs.length - skipped;
      const run: Run = { clock: first.clock, endClock: last.clock + last.length, pieces: [] };
      section.runs.push(run);
      let start = first.start;
      for (const struct of gone === undefined ? [] : structs.slice(skipped)) {
        if (gone?.has(struct) !== true) continue;
        run.pieces.push(update.bytes.subarray(start, struct.start), goneStruct(struct.length));
        start = struct.end;
      }
      run.pieces.push(update.bytes.subarray(start, last.end));
    }
    for (const range of update.deletes) deletes.push(range);
  }
  for (const { runs } of sectionsByClient.values()) runs.sort((a, b) => a.clock - b.clock);
  const overlap = [...sectionsByClient.values()].some(({ runs }) =>
    runs.some(({ clock }, at) => clock < (runs[at - 1]?.endClock ?? 0)),
  );
  if (overlap && parts.length > 1) return Y.mergeUpdates(parts.map((part) => joinUpdates([part])));
  const pieces: Uint8Array[] = [encoded((encoder) => encoder.writeLen(sectionsByClient.size))];
  for (const [client, section] of [...sectionsByClient].sort(([a], [b]) => b - a)) {
    const { runs } = section;
    pieces.push(
      encoded((encoder) => {
        encoder.writeLen(section.count);
        encoder.writeClient(client);
        encoder.writeLen(runs[0]?.clock ?? 0);
      }),
    );
    for (const run of runs) pieces.push(...run.pieces);
  }
  pieces.push(encoded((encoder) => writeDeletes(encoder, deletes)));
  return joinBytes(pieces);
}

/** Structs of one client, of one part. */
interface Run {
  readonly clock: number;
  readonly endClock: number;
  readonly pieces: Uint8Array[];
}

const goneStruct = (length: number): Uint8Array =>
  encoded((encoder) => {
    encoder.writeInfo(0);
    encoder.writeLen(length);
  });

function encoded(write: (encoder: Y.UpdateEncoderV1) => void): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  write(encoder);
  return encoder.toUint8Array();
}

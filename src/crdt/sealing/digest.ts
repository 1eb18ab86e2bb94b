import { sha256 } from '@noble/hashes/sha2.js';
import * as Y from 'yjs';
import { byteWriter, type ByteWriter } from '../basics/byte-writer.ts';
import { toHex } from '../basics/bytes.ts';

/**
 * A hash of what a live document says: the same on every device with the same words, however its structs are cut,
 * joined or collected. FORMAT.md "Digest".
 */
export const digestOf = (doc: Y.Doc): string => combine(doc, hashOf);

/** The digest of a live document that goes on changing; only the records that changed are read again. */
export interface Digest {
  /** Undefined when more than `most` records would have to be read for it; those have been, so asking again gets further. */
  value(most?: number): string | undefined;
  close(): void;
}

/** Years of words take a fifth of a second to read whole: too long for a page somebody is typing in. */
export function createDigest(doc: Y.Doc): Digest {
  const hashes = new WeakMap<AnyType, Uint8Array>();
  const forget = (transaction: Y.Transaction): void => {
    for (const type of transaction.changedParentTypes.keys()) hashes.delete(type);
  };
  doc.on('afterTransaction', forget);
  return {
    value(most = Number.POSITIVE_INFINITY) {
      let read = 0;
      let needed = 0;
      const known = (type: AnyType): Uint8Array => {
        let hash = hashes.get(type);
        if (hash !== undefined) return hash;
        needed += 1;
        if (read === most) return noBytes;
        read += 1;
        hash = hashOf(type);
        hashes.set(type, hash);
        return hash;
      };
      const digest = combine(doc, known);
      return needed > read ? undefined : digest;
    },
    close: () => doc.off('afterTransaction', forget),
  };
}

const noBytes = new Uint8Array(0);

/** The types that lie in a root itself, one for each record, go in by their hashes. */
function combine(doc: Y.Doc, hash: (record: AnyType) => Uint8Array): string {
  const writer = byteWriter();
  for (const name of [...doc.share.keys()].sort()) {
    const root = doc.share.get(name);
    if (root === undefined || isEmpty(root)) continue;
    writer.text(name);
    writeType(writer, root, (record) => writer.fixed(hash(record)));
  }
  return toHex(sha256(writer.bytes()));
}

function hashOf(type: AnyType): Uint8Array {
  const writer = byteWriter();
  const inline = (nested: AnyType): void => writeType(writer, nested, inline);
  inline(type);
  return sha256(writer.bytes());
}

type AnyType = Y.ContentType['type'];

/** Asking for a root by name makes it, on this device only: one without anything in it says nothing. */
const isEmpty = (type: AnyType): boolean =>
  firstLiving(type._start) === null && [...type._map.values()].every((item) => item.deleted);

function firstLiving(item: Y.Item | null): Y.Item | null {
  let living = item;
  while (living?.deleted === true) living = living.right;
  return living;
}

interface Run {
  readonly client: number;
  readonly clock: number;
  readonly attributes: string;
  text: string;
}

/** Writes a type; `nest` writes what lies in it. */
function writeType(writer: ByteWriter, type: AnyType, nest: (nested: AnyType) => void): void {
  const attributes = new Map<string, string>();
  let attributesText = '';
  let runs: Run[] = [];
  const endRun = (): void => {
    for (const run of runs) {
      writer.u8(1).u64(run.client).u64(run.clock).text(run.attributes).text(run.text);
    }
    runs = [];
  };
  for (let item = firstLiving(type._start); item !== null; item = firstLiving(item.right)) {
    const { content, id } = item;
    if (content instanceof Y.ContentFormat) {
      const value = JSON.stringify(content.value) as string | undefined;
      if (value === undefined || value === 'null') attributes.delete(content.key);
      else attributes.set(content.key, value);
      const sorted = [...attributes].sort(([a], [b]) => (a < b ? -1 : 1));
      attributesText = sorted.length === 0 ? '' : JSON.stringify(sorted);
    } else if (content instanceof Y.ContentString) {
      const last = runs.at(-1);
      const goesOn =
        last !== undefined &&
        last.client === id.client &&
        last.clock + last.text.length === id.clock &&
        last.attributes === attributesText;
      if (goesOn) {
        last.text += content.str;
      } else {
        const { client, clock } = id;
        runs.push({ client, clock, attributes: attributesText, text: content.str });
      }
    } else {
      endRun();
      writeItem(writer, item, { attributes: attributesText, nest });
    }
  }
  endRun();
  for (const key of [...type._map.keys()].sort()) {
    const item = type._map.get(key);
    if (item === undefined || item.deleted) continue;
    writer.u8(2).text(key);
    if (item.content instanceof Y.ContentString) {
      writer.u64(item.id.client).u64(item.id.clock).text(item.content.str);
    } else {
      writeItem(writer, item, { attributes: '', nest });
    }
  }
  writer.u8(0);
}

function writeItem(
  writer: ByteWriter,
  item: Y.Item,
  { attributes, nest }: { readonly attributes: string; readonly nest: (nested: AnyType) => void },
): void {
  const { content, id } = item;
  if (content instanceof Y.ContentType) {
    writer.u8(3).u64(id.client).u64(id.clock).text(attributes);
    writer.variable(contentBytes(content));
    nest(content.type);
  } else if (content instanceof Y.ContentAny) {
    content.arr.forEach((value: unknown, index: number) => {
      writer
        .u8(4)
        .u64(id.client)
        .u64(id.clock + index)
        .text(attributes);
      writer.variable(contentBytes(new Y.ContentAny([value])));
    });
  } else if (content instanceof Y.ContentJSON) {
    content.arr.forEach((value: unknown, index: number) => {
      writer
        .u8(5)
        .u64(id.client)
        .u64(id.clock + index)
        .text(attributes);
      writer.variable(contentBytes(new Y.ContentJSON([value])));
    });
  } else {
    writer.u8(6).u64(id.client).u64(id.clock).text(attributes).u8(content.getRef());
    writer.variable(contentBytes(content));
  }
}

interface Writable {
  write(encoder: Y.UpdateEncoderV1, offset: number): void;
}

function contentBytes(content: Writable): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  content.write(encoder, 0);
  return encoder.toUint8Array();
}

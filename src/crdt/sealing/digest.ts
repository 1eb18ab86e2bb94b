import { sha256 } from '@noble/hashes/sha2.js';
import * as Y from 'yjs';
import { byteWriter, type ByteWriter } from '../basics/byte-writer.ts';
import { toHex } from '../basics/bytes.ts';

/**
 * A hash of what a live document says: the same on every device with the same words, however its structs are cut,
 * joined or collected. FORMAT.md "Digest".
 */
export function digestOf(doc: Y.Doc): string {
  const writer = byteWriter();
  for (const name of [...doc.share.keys()].sort()) {
    const root = doc.share.get(name);
    if (root === undefined || isEmpty(root)) continue;
    writer.text(name);
    writeType(writer, root);
  }
  return toHex(sha256(writer.bytes()));
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

function writeType(writer: ByteWriter, type: AnyType): void {
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
      writeItem(writer, item, attributesText);
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
      writeItem(writer, item, '');
    }
  }
  writer.u8(0);
}

function writeItem(writer: ByteWriter, item: Y.Item, attributes: string): void {
  const { content, id } = item;
  if (content instanceof Y.ContentType) {
    writer.u8(3).u64(id.client).u64(id.clock).text(attributes);
    writer.variable(contentBytes(content));
    writeType(writer, content.type);
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

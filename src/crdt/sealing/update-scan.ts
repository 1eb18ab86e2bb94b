import { MalformedBytes } from '../basics/byte-reader.ts';
import type { DeleteRange } from './delete-ranges.ts';
import { varReader, type VarReader } from './var-reader.ts';

/** The place of a struct's character or element: `clock` of `client`. */
export interface StructId {
  readonly client: number;
  readonly clock: number;
}

/** One struct of an update, read but not built. */
export interface ScannedStruct {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
  /** Yjs's content number: 0 gone, 1 deleted, 2 JSON, 3 binary, 4 string, 5 embed, 6 format, 7 type, 8 any. */
  readonly content: number;
  readonly origin: StructId | undefined;
  readonly rightOrigin: StructId | undefined;
  /** Given only where both origins are missing: a type's item, or the name of a root. */
  readonly parent: StructId | string | undefined;
  readonly parentSub: string | undefined;
  /** Where the struct lies in the update. */
  readonly start: number;
  readonly end: number;
  /** Where its content begins. */
  readonly contentStart: number;
}

/** The structs of one client, their clocks without a gap. */
export interface ScannedSection {
  readonly client: number;
  readonly firstClock: number;
  readonly endClock: number;
  readonly structs: readonly ScannedStruct[];
}

/** An update that has been read under limits and may be handed to Yjs as far as its form goes. */
export interface ScannedUpdate {
  readonly bytes: Uint8Array;
  readonly sections: readonly ScannedSection[];
  readonly deletes: readonly DeleteRange[];
}

/** Values nest no deeper than this. */
export const valueDepthLimit = 64;

/**
 * Structs and deletes of one update, each: reading them takes far more memory than the two bytes that one can be. A
 * cover over thirty years of meetings holds half of it.
 */
export const partsLimit = 2 ** 20;

const contents = {
  gone: 0,
  deleted: 1,
  json: 2,
  binary: 3,
  string: 4,
  embed: 5,
  format: 6,
  type: 7,
  any: 8,
};
const typeNumbers = { xmlElement: 3, xmlHook: 5, highest: 6 };

const malformed = (sentence: string): never => {
  throw new MalformedBytes(sentence);
};

/**
 * Reads a Yjs update (V1) the way Yjs does, but builds nothing, believes no count, and refuses what our
 * writers never write: Skip structs, subdocuments, empty structs, deep values, a client named twice.
 * Undefined when it is not such an update.
 */
export function scanUpdate(bytes: Uint8Array): ScannedUpdate | undefined {
  try {
    const reader = varReader(bytes);
    const sections: ScannedSection[] = [];
    let structs = 0;
    const clients = new Set<number>();
    for (let left = reader.uint(); left > 0; left -= 1) {
      const section = readSection(reader, partsLimit - structs);
      structs += section.structs.length;
      if (clients.has(section.client)) malformed('client twice');
      clients.add(section.client);
      sections.push(section);
    }
    const deletes = readDeletes(reader);
    if (reader.left() > 0) malformed('bytes left over');
    return { bytes, sections, deletes };
  } catch (problem) {
    if (problem instanceof MalformedBytes) return undefined;
    throw problem;
  }
}

function readSection(reader: VarReader, mostStructs: number): ScannedSection {
  const count = reader.uint();
  const client = reader.uint();
  const firstClock = reader.uint();
  if (count === 0) malformed('empty section');
  if (count > mostStructs) malformed('too many structs');
  let clock = firstClock;
  const structs: ScannedStruct[] = [];
  for (let i = 0; i < count; i += 1) {
    const struct = readStruct(reader, client, clock);
    structs.push(struct);
    clock += struct.length;
    if (!Number.isSafeInteger(clock)) malformed('clock too large');
  }
  return { client, firstClock, endClock: clock, structs };
}

function readStruct(reader: VarReader, client: number, clock: number): ScannedStruct {
  const start = reader.position();
  const info = reader.byte();
  const content = info & 0b11111;
  const id = (): StructId => ({ client: reader.uint(), clock: reader.uint() });
  let origin: StructId | undefined;
  let rightOrigin: StructId | undefined;
  let parent: StructId | string | undefined;
  let parentSub: string | undefined;
  if (content !== contents.gone) {
    if ((info & 0b1000_0000) !== 0) origin = id();
    if ((info & 0b0100_0000) !== 0) rightOrigin = id();
    if (origin === undefined && rightOrigin === undefined) {
      parent = reader.uint() === 1 ? reader.text() : id();
      if ((info & 0b0010_0000) !== 0) parentSub = reader.text();
    }
  } else if (info !== 0) {
    malformed('gone with flags');
  }
  const contentStart = reader.position();
  const length = readContent(reader, content);
  if (length === 0) malformed('empty struct');
  const end = reader.position();
  return {
    client,
    clock,
    length,
    content,
    origin,
    rightOrigin,
    parent,
    parentSub,
    start,
    end,
    contentStart,
  };
}

/** Reads past a content; returns how many clocks it takes. */
function readContent(reader: VarReader, content: number): number {
  switch (content) {
    case contents.gone:
    case contents.deleted:
      return reader.uint();
    case contents.json: {
      const length = reader.uint();
      for (let i = 0; i < length; i += 1) {
        const text = reader.text();
        if (text !== 'undefined') checkJson(text);
      }
      return length;
    }
    case contents.binary:
      reader.skip(reader.uint());
      return 1;
    case contents.string:
      return reader.textLength();
    case contents.embed:
      checkJson(reader.text());
      return 1;
    case contents.format:
      reader.text();
      checkJson(reader.text());
      return 1;
    case contents.type: {
      const type = reader.uint();
      if (type > typeNumbers.highest) malformed('unknown type');
      if (type === typeNumbers.xmlElement || type === typeNumbers.xmlHook) reader.text();
      return 1;
    }
    case contents.any: {
      const length = reader.uint();
      for (let i = 0; i < length; i += 1) skipAny(reader, 0);
      return length;
    }
    default:
      return malformed('unknown content');
  }
}

function checkJson(text: string): void {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    malformed('not JSON');
  }
  checkDepth(value, 0);
}

function checkDepth(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth >= valueDepthLimit) malformed('value too deep');
  for (const part of Object.values(value)) checkDepth(part, depth + 1);
}

/** Reads past one of lib0's self-describing values. */
function skipAny(reader: VarReader, depth: number): void {
  if (depth > valueDepthLimit) malformed('value too deep');
  switch (reader.byte()) {
    case 127: // undefined
    case 126: // null
    case 121: // false
    case 120: // true
      return;
    case 125:
      reader.signed();
      return;
    case 124:
      reader.skip(4);
      return;
    case 123:
    case 122:
      reader.skip(8);
      return;
    case 119:
      reader.textLength();
      return;
    case 118: {
      for (let left = reader.uint(); left > 0; left -= 1) {
        if (reader.text() === '__proto__') malformed('forbidden key');
        skipAny(reader, depth + 1);
      }
      return;
    }
    case 117: {
      for (let left = reader.uint(); left > 0; left -= 1) skipAny(reader, depth + 1);
      return;
    }
    case 116:
      reader.skip(reader.uint());
      return;
    default:
      malformed('unknown value');
  }
}

function readDeletes(reader: VarReader): readonly DeleteRange[] {
  const deletes: DeleteRange[] = [];
  for (let clients = reader.uint(); clients > 0; clients -= 1) {
    const client = reader.uint();
    for (let left = reader.uint(); left > 0; left -= 1) {
      const clock = reader.uint();
      const length = reader.uint();
      if (length === 0 || !Number.isSafeInteger(clock + length)) malformed('bad delete');
      if (deletes.length >= partsLimit) malformed('too many deletes');
      deletes.push({ client, clock, length });
    }
  }
  return deletes;
}

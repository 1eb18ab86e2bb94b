import { readBytes } from '../basics/byte-reader.ts';
import type { ByteReader } from '../basics/byte-reader.ts';
import { byteWriter } from '../basics/byte-writer.ts';
import { fromHex, toHex } from '../basics/bytes.ts';
import { idBytes, SpaceId } from '../basics/id.ts';
import { LONGEST_VALUE } from '../vault/keyring-record.ts';

/** What a backup says of itself. It comes first. */
export interface AboutBackup {
  /** Milliseconds since 1970, by the clock of the device that made it. */
  readonly madeMs: number;
  /** Everything that device had, or one workspace of it. */
  readonly whole: boolean;
}

/** One record of the keyring, as its collection writes it. The one that opens a Space comes before it. */
export interface BackedRecord {
  readonly collection: string;
  readonly id: string;
  /** JSON; parsed by whoever knows the collection. */
  readonly value: unknown;
}

/** The beginning of a Space: so many entries and then so many files follow. */
export interface BackedSpace {
  readonly space: SpaceId;
  readonly personal: boolean;
  readonly entries: number;
  readonly files: number;
  /** How many entries of a journal it holds, for showing. */
  readonly journal: number;
  /** The digest of its words (sealing/digest.ts), lower-case hexadecimal. */
  readonly digest: string;
}

/** A file of a Space under its name, sealed as it rests. */
export interface BackedFile {
  /** 64 hexadecimal digits. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a backup consists of, in the order in which it comes. */
export type BackupPart =
  | ({ readonly tag: 'about' } & AboutBackup)
  | ({ readonly tag: 'record' } & BackedRecord)
  | ({ readonly tag: 'space' } & BackedSpace)
  | { readonly tag: 'entry'; readonly bytes: Uint8Array }
  | ({ readonly tag: 'file' } & BackedFile)
  /** `sum` is over every byte before this part. */
  | { readonly tag: 'end'; readonly parts: number; readonly sum: Uint8Array };

const kinds = { about: 1, record: 2, space: 3, entry: 4, file: 5, end: 6 } as const;

/** `kind u8 | length u32`, before each part. */
export const partHeadBytes = 5;
/** The longest parts: an entry is never longer, and files are kept to the same. */
export const mostPartBytes = 64 * 2 ** 20 + 32;
const longest = { collection: 64, id: 256 } as const;

/** `kind u8 | length u32 | body`. FORMAT.md "Parts". */
export function encodePart(part: BackupPart): Uint8Array {
  return byteWriter().u8(kinds[part.tag]).variable(bodyOf(part)).bytes();
}

function bodyOf(part: BackupPart): Uint8Array {
  const writer = byteWriter();
  switch (part.tag) {
    case 'about':
      return writer
        .u64(part.madeMs)
        .u8(part.whole ? 1 : 0)
        .bytes();
    case 'record':
      return writer
        .text(part.collection)
        .text(part.id)
        .text(JSON.stringify(part.value ?? null))
        .bytes();
    case 'space':
      return writer
        .fixed(idBytes(part.space))
        .u8(part.personal ? 1 : 0)
        .u32(part.entries)
        .u32(part.files)
        .u32(part.journal)
        .fixed(fromHex(part.digest))
        .bytes();
    case 'entry':
      return part.bytes;
    case 'file':
      return writer.fixed(fromHex(part.name)).fixed(part.bytes).bytes();
    case 'end':
      return writer.u32(part.parts).fixed(part.sum).bytes();
  }
}

/** `newer` for a kind that this version does not know; undefined when it is malformed. */
export function decodePart(kind: number, body: Uint8Array): BackupPart | 'newer' | undefined {
  switch (kind) {
    case kinds.about:
      return readBytes(body, (reader) => ({
        tag: 'about' as const,
        madeMs: reader.u64(),
        whole: reader.u8() === 1,
      }));
    case kinds.record:
      return decodeRecord(body);
    case kinds.space:
      return readBytes(body, decodeSpace);
    case kinds.entry:
      return { tag: 'entry', bytes: body };
    case kinds.file:
      return readBytes(body, (reader) => ({
        tag: 'file' as const,
        name: toHex(reader.fixed(32)),
        bytes: reader.fixed(reader.left()),
      }));
    case kinds.end:
      return readBytes(body, (reader) => ({
        tag: 'end' as const,
        parts: reader.u32(),
        sum: reader.fixed(32).slice(),
      }));
    default:
      return kind > kinds.end ? 'newer' : undefined;
  }
}

function decodeRecord(body: Uint8Array): BackupPart | undefined {
  const read = readBytes(body, (reader) => ({
    collection: reader.text(longest.collection),
    id: reader.text(longest.id),
    json: reader.text(LONGEST_VALUE),
  }));
  if (read === undefined) return undefined;
  const { collection, id, json } = read;
  try {
    return { tag: 'record', collection, id, value: JSON.parse(json) };
  } catch {
    return undefined;
  }
}

const decodeSpace = (reader: ByteReader): BackupPart => ({
  tag: 'space',
  space: SpaceId.fromBytes(reader.fixed(SpaceId.size)),
  personal: reader.u8() === 1,
  entries: reader.u32(),
  files: reader.u32(),
  journal: reader.u32(),
  digest: toHex(reader.fixed(32)),
});

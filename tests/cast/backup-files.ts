import { SpaceId } from '../../src/crdt/basics/id.ts';
import type { Result } from '../../src/crdt/basics/result.ts';
import { backupKeyOf, newBackupKey } from '../../src/crdt/backup/backup-keys.ts';
import type { BackupPart } from '../../src/crdt/backup/backup-part.ts';
import { openBackup, readBackup } from '../../src/crdt/backup/backup-reader.ts';
import { createBackupWriter } from '../../src/crdt/backup/backup-writer.ts';
import type { BackupFault } from '../../src/crdt/backup/backup-fault.ts';
import type { FileSource } from '../../src/crdt/backup/backup-file.ts';
import { memorySink, memorySource } from '../../src/crdt/backup/memory-file.ts';
import { readBackupHeader } from '../../src/crdt/backup/backup-header.ts';
import { err } from '../../src/crdt/basics/result.ts';
import { seededRandom } from './seeded-random.ts';
import { quickStretch } from './ways-in.ts';

/** A part that somebody writes; the end is the writer's own. */
export type WrittenPart = Exclude<BackupPart, { readonly tag: 'end' }>;

/** What a backup of these parts is made of, in order. */
export interface PlannedBackup {
  readonly madeMs: number;
  readonly records: readonly string[];
  readonly spaces: readonly {
    readonly entries: readonly Uint8Array[];
    readonly files: readonly Uint8Array[];
  }[];
}

/** The parts of a plan. */
export function partsOf({ madeMs, records, spaces }: PlannedBackup): readonly WrittenPart[] {
  return [
    { tag: 'about', madeMs, whole: true },
    ...records.map((id): WrittenPart => ({ tag: 'record', collection: 'seen', id, value: { id } })),
    ...spaces.flatMap(({ entries, files }, at): WrittenPart[] => [
      {
        tag: 'space',
        space: SpaceId.fromBytes(new Uint8Array(32).fill(at)),
        personal: at === 0,
        entries: entries.length,
        files: files.length,
        journal: 3,
        digest: '5a'.repeat(32),
      },
      ...entries.map((bytes): WrittenPart => ({ tag: 'entry', bytes })),
      ...files.map((bytes): WrittenPart => ({ tag: 'file', name: 'f0'.repeat(32), bytes })),
    ]),
  ];
}

/** A file of these parts, whatever their order. */
export async function fileOf(
  parts: readonly WrittenPart[],
  passphrase = 'meadow',
): Promise<Uint8Array> {
  const key = await newBackupKey(passphrase, { random: seededRandom(1), stretch: quickStretch });
  const sink = memorySink();
  const writer = createBackupWriter(key, sink);
  for (const part of parts) await writer.write(part);
  await writer.end();
  return sink.bytes();
}

/** Reads a file to its end: its parts, or why it is refused. */
export async function readFile(
  file: Uint8Array | FileSource,
  passphrase = 'meadow',
): Promise<Result<void, BackupFault | 'stopped'> & { readonly parts?: readonly WrittenPart[] }> {
  const source = file instanceof Uint8Array ? memorySource(file) : file;
  const opened = await openBackup(source, passphrase, quickStretch);
  if (!opened.ok) return opened;
  const parts: WrittenPart[] = [];
  const read = await readBackup(source, opened.value, (part) => {
    parts.push(part);
    return Promise.resolve(true);
  });
  return { ...read, parts };
}

/** The key of a file, for tests that make odd chunks. */
export async function keyOfFile(file: Uint8Array, passphrase = 'meadow') {
  const header = readBackupHeader(file);
  if (!header.ok) return err(header.error);
  const key = await backupKeyOf(header.value, passphrase, quickStretch);
  return key === undefined ? err('wrong-passphrase' as const) : { ok: true as const, value: key };
}

// Loaded beforehand: simulated time runs on while a module is on its way.
import '../../src/crdt/spaces/backup/make-checked-backup.ts';
import '../../src/crdt/spaces/backup/look-into-backup.ts';
import '../../src/crdt/spaces/backup/restore-backup.ts';
import * as Y from 'yjs';
import type { RecordId } from '../../src/crdt/basics/id.ts';
import { ok } from '../../src/crdt/basics/result.ts';
import type { Journal } from '../../src/crdt/spaces/journal.ts';
import type { BackupTarget, WriteFault } from '../../src/crdt/backup/backup-file.ts';
import { memorySink, memorySource } from '../../src/crdt/backup/memory-file.ts';
import type { Backups, BackupStep, BackupWatch } from '../../src/crdt/spaces/backup/backups.ts';
import { createBackups } from '../../src/crdt/spaces/backup/create-backups.ts';
import type { BackupScope } from '../../src/crdt/spaces/backup/make-backup.ts';
import type { SimulatedPerson, SimulatedWorld } from './simulated-attune.ts';
import { given } from './simulated-attune.ts';
import { quickStretch } from './ways-in.ts';

/** A file in memory that a backup is written into. */
export interface PretendTarget extends BackupTarget {
  bytes(): Uint8Array;
  /** `written` until the backup is kept or taken away. */
  fate(): 'written' | 'kept' | 'undone';
}

/** A place for one backup; with `room`, only so many bytes fit there. */
export function pretendTarget(
  options: { readonly room?: number; readonly fault?: WriteFault; readonly spoil?: boolean } = {},
): PretendTarget {
  const sink = memorySink(options.room, options.fault);
  let fate: ReturnType<PretendTarget['fate']> = 'written';
  return {
    ...sink,
    name: 'backup-2026-11-26.attune',
    where: 'downloads',
    finish() {
      const bytes = sink.bytes();
      if (options.spoil === true) bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
      return Promise.resolve(ok(memorySource(bytes)));
    },
    keep() {
      fate = 'kept';
      return Promise.resolve();
    },
    undo() {
      fate = 'undone';
      return Promise.resolve();
    },
    fate: () => fate,
  };
}

/** Whoever only waits for the end. */
export const patient: BackupWatch = { onStep: () => undefined, wanted: () => true };

/** Whoever wants no more of it as soon as something is so far. */
export function impatient(enough: (step: BackupStep) => boolean): BackupWatch {
  let wants = true;
  return {
    onStep(step) {
      if (enough(step)) wants = false;
    },
    wanted: () => wants,
  };
}

/** Backups in somebody's browser, as the page that is open there has them. */
export const backupsOf = (person: SimulatedPerson, { clock }: SimulatedWorld): Backups =>
  createBackups(person.attune(), {
    clock,
    stretch: quickStretch,
    breathe: () => Promise.resolve(),
  });

/** The bytes of a backup that somebody makes. */
export async function backUp(
  person: SimulatedPerson,
  world: SimulatedWorld,
  scope: BackupScope = 'everything',
): Promise<Uint8Array> {
  const target = pretendTarget();
  given(
    await backupsOf(person, world).make({ scope, passphrase: 'meadow', target, watch: patient }),
  );
  return target.bytes();
}

/** Restores a file in somebody's browser. */
export async function restoreInto(
  person: SimulatedPerson,
  world: SimulatedWorld,
  file: Uint8Array,
) {
  const backups = backupsOf(person, world);
  const looked = given(await backups.look(memorySource(file), 'meadow', () => true));
  return given(await backups.restore(looked, patient));
}

/** Whoever wants to see all of it. */
export const all = (): boolean => true;

/** The journal of whoever has this browser. */
export const journalOf = async (person: SimulatedPerson): Promise<Journal> =>
  given(await person.attune().openPersonal()).openJournal();
/** Types into an entry, as the editor does. */
function type(journal: Journal, entry: RecordId, words: string): void {
  const fragment: unknown = journal.openEntry(entry)?.fragment;
  if (!(fragment instanceof Y.XmlFragment)) throw new Error('An entry has words.');
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(words)]);
  fragment.insert(fragment.length, [paragraph]);
}
/** Writes an entry and waits until it rests. */
export async function writes(
  person: SimulatedPerson,
  day: string,
  words: string,
): Promise<RecordId> {
  const journal = await journalOf(person);
  const entry = journal.entries.verbs.add({ day });
  type(journal, entry, words);
  given(await given(await person.attune().openPersonal()).saved());
  return entry;
}
/** How each entry begins, latest first. */
export const openings = (journal: Journal): readonly string[] =>
  journal.entries.view.get().entries.map(({ opening }) => opening);

import * as Y from 'yjs';
import { RecordId, idBytes } from '../../basics/id.ts';
import type { Random } from '../../basics/random.ts';
import type { BackedSpace } from '../../backup/backup-part.ts';
import { journal } from '../../documents/journal/journal.ts';
import type { JournalEntry } from '../../documents/journal/types.ts';
import { openFile } from '../../sealing/sealed-file.ts';
import type { SealedLog } from '../../sealing/sealed-log.ts';
import { taggedHash } from '../../sealing/tagged-hash.ts';
import { databaseFiles } from '../../storage/database-files.ts';
import { createConcernList } from '../concern-list.ts';
import { createJournalFiles } from '../create-journal-files.ts';
import type { JournalFiles } from '../journal-files.ts';
import type { Home } from '../home.ts';
import type { SpaceKeys } from '../keyring-records.ts';
import { openSpace } from '../open-space.ts';
import type { OpenSpace } from '../open-space.ts';
import { restingFiles } from '../resting-files.ts';
import { openBackedLog } from './backed-log.ts';
import type { Restoring } from './restoring.ts';
import type { SpaceWalk } from './walk-backup.ts';

/**
 * Copies the journal of a backup into the journal of a browser whose own Space is another one. A person has one own Space in a browser, and two of
 * them cannot be made one: each has its own keys and its own history. So the entries are copied as entries, with their days, words,
 * photos and the time at which they were made. Each copy has an id that hangs on the entry it was made of: however often it is
 * restored, it is there once, and one that was taken out here does not come back.
 */
export function bringJournal(options: {
  readonly home: Home;
  readonly restoring: Restoring;
  readonly part: BackedSpace;
  readonly keys: SpaceKeys;
  /** Of the Space that is here. */
  readonly own: SpaceKeys;
  readonly onBrought: (entries: number) => void;
}): SpaceWalk {
  const { home, restoring, part, keys, own, onBrought } = options;
  const { vault, platform } = home;
  let brought: SealedLog | undefined;
  let space: OpenSpace | undefined;
  let files: JournalFiles | undefined;
  /** What photos of the backup are called here. */
  const names = new Map<string, string>();
  const wanted = new Set<string>();
  const refuse = (fault: Restoring['fault']): boolean => {
    restoring.fault = fault;
    return false;
  };
  return {
    async entries(entries) {
      brought = await openBackedLog(keys, { entries, digest: part.digest }, platform);
      if (brought === undefined) return refuse('damaged');
      const opened = await openSpace({
        record: own,
        vault,
        platform,
        concerns: createConcernList(),
      });
      if (!opened.ok) return refuse('not-kept');
      space = opened.value;
      const stored = space.files(databaseFiles);
      files = createJournalFiles({
        epochs: () =>
          opened.value.log.secrets.get().map((epoch) => ({ ...epoch, space: own.space })),
        files: restingFiles(stored, () => vault.restSeal(own.space)),
        random: platform.random,
      });
      for (const entry of entriesToBring(brought.doc, space.log.doc, part)) {
        for (const { file } of entry.photos) wanted.add(file);
      }
      return true;
    },
    async file({ name, bytes }) {
      if (!wanted.has(name) || files === undefined) return true;
      const epochs = keys.epochs.map((epoch) => ({ ...epoch, space: keys.space }));
      const plain = openFile(epochs, name, bytes);
      // The entry says that a photo is missing, as it did where the backup was made.
      if (plain === undefined) return true;
      const put = await files.put(plain);
      if (!put.ok) return refuse(put.error === 'full' ? 'full' : 'not-kept');
      names.set(name, put.value);
      return true;
    },
    async end() {
      if (brought === undefined || space === undefined) return true;
      const from = brought.doc;
      const to = space.log.doc;
      const coming = entriesToBring(from, to, part);
      for (const entry of coming) copyEntry(entry, { from, to, space, part, names, platform });
      const saved = await space.saved();
      if (!saved.ok) return refuse(saved.error === 'full' ? 'full' : 'not-kept');
      brought.close();
      onBrought(coming.length);
      await space.close();
      return true;
    },
    async left() {
      brought?.close();
      await space?.close();
    },
  };
}

/** Entries of the backup's journal of which there is no copy yet, oldest first. */
function entriesToBring(from: Y.Doc, to: Y.Doc, { space }: BackedSpace): readonly JournalEntry[] {
  const { view } = journal.read(from, { authorOf: () => undefined });
  const here = to.getMap(journal.id);
  return view.entries.filter(({ id }) => !here.has(copyId(space, id))).reverse();
}

/** The id of the copy of an entry. */
const copyId = (space: BackedSpace['space'], entry: RecordId): RecordId =>
  RecordId.fromBytes(copyBytes(space, entry).subarray(0, RecordId.size));

const copyBytes = (space: BackedSpace['space'], entry: RecordId, turn = 0): Uint8Array =>
  taggedHash(
    'attune copied entry 1',
    idBytes(space),
    idBytes(entry),
    Uint8Array.of(turn >> 8, turn),
  );

function copyEntry(
  entry: JournalEntry,
  {
    from,
    to,
    space,
    part,
    names,
    platform,
  }: {
    readonly from: Y.Doc;
    readonly to: Y.Doc;
    readonly space: OpenSpace;
    readonly part: BackedSpace;
    readonly names: ReadonlyMap<string, string>;
    readonly platform: Home['platform'];
  },
): void {
  const by = space.member;
  const source = journal.verbs(from, { by, clock: platform.clock, random: platform.random });
  const verbs = journal.verbs(to, {
    by,
    // It was made when it was made.
    clock: { ...platform.clock, nowMs: () => entry.created.atMs },
    random: namesOfCopy(part, entry),
  });
  const { day, about } = entry;
  const id = verbs.add({ day, about });
  verbs.setMood(id, entry.mood);
  const words = source.body(entry.id);
  const body = verbs.body(id);
  if (words !== undefined && body !== undefined) to.transact(() => copyWords(words, body));
  for (const { file, ...photo } of entry.photos) {
    verbs.addPhoto(id, { ...photo, file: names.get(file) ?? file });
  }
  for (const { workspace, excerpt, text, takenBackMs } of entry.shared) {
    if (takenBackMs === undefined) verbs.noteShared(id, { workspace, excerpt, text });
  }
}

function copyWords(from: Y.XmlFragment, to: Y.XmlFragment): void {
  to.insert(
    0,
    from.toArray().flatMap((node) => (node instanceof Y.XmlHook ? [] : [node.clone()])),
  );
}

/** The first id that is drawn is the entry's own; then come those of its parts. */
function namesOfCopy({ space }: BackedSpace, entry: JournalEntry): Random {
  let turn = 0;
  return {
    bytes(length) {
      const bytes = copyBytes(space, entry.id, turn);
      turn += 1;
      return bytes.subarray(0, length);
    },
  };
}

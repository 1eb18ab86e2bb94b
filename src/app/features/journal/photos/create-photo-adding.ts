import { createSignal, type Accessor } from 'solid-js';
import type { RecordId } from '../../../../crdt/basics/id.ts';
import { err, ok, type Result } from '../../../../crdt/basics/result.ts';
import { journalLimits } from '../../../../crdt/documents/journal/types.ts';
import { useJournal } from '../../../live/journal-context.tsx';
import { photoWords } from '../../../words/journal-photos.ts';
import { scalePhoto, type PhotoRefusal } from './scale-photo.ts';

/** Adding photos to one entry. */
export interface PhotoAdding {
  readonly add: (files: readonly File[]) => Promise<void>;
  readonly isAdding: Accessor<boolean>;
  /** How many were added since somebody last began to, for those who listen: not what came before a fault. */
  readonly added: Accessor<number>;
  /** Why the last one was not added, in words. */
  readonly fault: Accessor<string | undefined>;
}

type AddFault = PhotoRefusal | 'too-many' | 'full' | 'unknown';

/** One after the other: a phone has little room for several pictures at once. */
export function createPhotoAdding(entry: RecordId): PhotoAdding {
  const journal = useJournal();
  const [waiting, setWaiting] = createSignal(0);
  const [added, setAdded] = createSignal(0);
  const [fault, setFault] = createSignal<string>();
  const addOne = async (file: File): Promise<Result<unknown, AddFault>> => {
    const count = journal.view().entries.find(({ id }) => id === entry)?.photos.length ?? 0;
    if (count >= journalLimits.photos) return err('too-many');
    const scaled = await scalePhoto(file);
    if (!scaled.ok) return scaled;
    const { bytes, width, height } = scaled.value;
    const kept = await journal.files()?.put(bytes);
    if (kept?.ok !== true) return err(kept?.error === 'full' ? 'full' : 'unknown');
    const photo = { file: kept.value, width, height, caption: '' };
    const id = journal.verbs()?.addPhoto(entry, photo);
    return id === undefined ? err('too-many') : ok(id);
  };
  let before = Promise.resolve();
  const addAll = async (files: readonly File[]): Promise<void> => {
    for (const file of files) {
      const outcome = await addOne(file);
      setWaiting((count) => count - 1);
      if (outcome.ok) setAdded((count) => count + 1);
      else setFault(wordsOf(outcome.error, file.name));
    }
  };
  return {
    add(files) {
      setFault(undefined);
      if (waiting() === 0) setAdded(0);
      setWaiting((count) => count + files.length);
      before = before.then(() => addAll(files));
      return before;
    },
    isAdding: () => waiting() > 0,
    added,
    fault,
  };
}

function wordsOf(fault: AddFault, name: string): string {
  const words = photoWords.faults[fault];
  return typeof words === 'string' ? words : words(name);
}

import * as Y from 'yjs';
import { SpaceId, type RecordId } from '../../src/crdt/basics/id.ts';
import type { About } from '../../src/crdt/documents/journal/types.ts';
import type { Journal } from '../../src/crdt/spaces/journal.ts';
import { pretendAttune, type PretendAttune } from './pretend-attune.ts';

/** Somebody's journal behind pretend pages. */
export interface PretendJournal {
  readonly attune: PretendAttune;
  readonly journal: Journal;
  /** Writes an entry, a paragraph for each text, as somebody types it. */
  readonly write: (entry: {
    readonly day: string;
    readonly paragraphs?: readonly string[];
    readonly mood?: string;
    readonly about?: About;
  }) => RecordId;
}

/** A journal that was begun; without `write` nothing is in it. `attune` may be one that has workspaces already. */
export async function pretendJournal(
  nowMs: number,
  attune: PretendAttune = pretendAttune(nowMs),
): Promise<PretendJournal> {
  const opened = await attune.openPersonal();
  if (!opened.ok) throw new Error('The journal can be begun.');
  if (attune.state.get().tag === 'new') attune.state.set({ tag: 'ready' });
  const journal = await opened.value.openJournal();
  return {
    attune,
    journal,
    write({ day, paragraphs = [], mood, about }) {
      const { verbs } = journal.entries;
      const id = verbs.add({ day, about });
      if (mood !== undefined) verbs.setMood(id, mood);
      const fragment: unknown = journal.openEntry(id)?.fragment;
      if (!(fragment instanceof Y.XmlFragment)) throw new Error('An entry has words.');
      fragment.insert(
        0,
        paragraphs.map((words) => {
          const paragraph = new Y.XmlElement('paragraph');
          paragraph.insert(0, [new Y.XmlText(words)]);
          return paragraph;
        }),
      );
      return id;
    },
  };
}

/** A workspace that notes may be about. */
export const somewhere: SpaceId = SpaceId.fromBytes(new Uint8Array(32).fill(4));

import * as Y from 'yjs';
import { RecordId, SpaceId } from '../../../src/crdt/basics/id.ts';
import { journal } from '../../../src/crdt/documents/journal/journal.ts';
import type { JournalVerbs, JournalView } from '../../../src/crdt/documents/journal/types.ts';
import type { KindUnderContract } from '../../contracts/document-kind.contract.ts';
import { mapOf, maybe, oddId, oddRecord, newText, words } from './scene-parts.ts';
import type { Fields } from './scene-parts.ts';

const days = ['2026-11-22', '2026-11-23', '2025-02-28', 'some day'];
const spaces = [1, 2].map((fill) => SpaceId.fromBytes(new Uint8Array(32).fill(fill)));
const records = [3, 4, 5].map((fill) => RecordId.fromBytes(new Uint8Array(16).fill(fill)));
const files = ['ab', 'cd'].map((pair) => pair.repeat(32));

const whole = (): Fields => ({
  ...{ day: '2026-11-22', created: 1, changed: 1, mood: 'calm' },
  ...{ body: new Y.XmlFragment(), photos: new Y.Map(), shared: new Y.Map() },
});
const odd = oddRecord(whole);
const oddPhoto = (fields: Fields) =>
  odd(() => ({
    photos: mapOf({
      [oddId]: mapOf({
        ...{ file: files[0], width: 4, height: 3, caption: newText(), created: 1 },
        ...fields,
      }),
    }),
  }));
const oddPassage = (fields: Fields) =>
  odd(() => ({
    shared: mapOf({
      [oddId]: mapOf({
        ...{ workspace: spaces[0], excerpt: records[0], text: 'words', created: 1 },
        ...fields,
      }),
    }),
  }));

/** The journal, for the contract. */
export const journalScene: KindUnderContract<JournalView, JournalVerbs> = {
  kind: journal,
  act(verbs, view, random) {
    const entry = maybe(random, [...view.entries, ...view.removed]);
    if (entry === undefined || random.chance(0.1)) {
      const [workspace, session] = [random.pick(spaces), maybe(random, records)];
      const about = random.chance(0.5) ? { workspace, session } : undefined;
      const id = verbs.add({ day: random.pick(days), about });
      if (random.chance(0.2)) verbs.leave(id);
      return;
    }
    const { id } = entry;
    const photo = maybe(random, entry.photos);
    const passage = maybe(random, entry.shared);
    random.pick<() => void>([
      () => verbs.setDay(id, random.pick(days)),
      () => verbs.setMood(id, random.pick(words)),
      () => {
        // An editor does not write in what a newer version made; this verb refuses it.
        verbs.setDay(id, entry.day);
        verbs.body(id)?.insert(0, [new Y.XmlText(random.pick(words))]);
      },
      () => verbs.touch(id),
      () => verbs.leave(id),
      () => verbs.words(id),
      () => verbs.remove(id),
      () => verbs.restore(id),
      () =>
        void verbs.addPhoto(id, {
          ...{ file: random.pick(files), width: 1600, height: 1200 },
          caption: random.pick(words),
        }),
      () => photo && verbs.setCaption(id, photo.id, random.pick(words)),
      () => photo && verbs.removePhoto(id, photo.id),
      () => photo && verbs.restorePhoto(id, photo.id),
      () =>
        void verbs.noteShared(id, {
          workspace: random.pick(spaces),
          excerpt: random.pick(records),
          text: random.pick(words),
        }),
      () => passage && verbs.noteTakenBack(id, passage.id),
      () => void verbs.undo(),
      () => void verbs.redo(),
    ])();
  },
  records: (view) =>
    [...view.entries, ...view.removed].flatMap((entry) => [
      entry.id,
      ...entry.photos.map(({ id }) => id),
      ...entry.shared.map(({ id }) => id),
    ]),
  odd: {
    'a word where an entry should be': (root) => void root.set(oddId, 'dear'),
    'an entry under a key that is no id': (root) => void root.set('dear', new Y.Map()),
    'a day that no calendar has': odd(() => ({ day: '2026-02-30' })),
    'a number for the mood': odd(() => ({ mood: 5 })),
    'a map for the words': odd(() => ({ body: new Y.Map() })),
    'a note about nobody knows what': odd(() => ({ about: 'Willow' })),
    'a note about a session of nowhere': odd(() => ({ about: { session: records[0] } })),
    'a note about a session that is none': odd(() => ({
      about: { workspace: spaces[0], session: 'the last' },
    })),
    'a leaving in a word': odd(() => ({ left: 'yes' })),
    'a list for the photos': odd(() => ({ photos: new Y.Array() })),
    'a word for a photo': odd(() => ({ photos: mapOf({ [oddId]: 'the river' }) })),
    'a photo without its bytes': oddPhoto({ file: '../../etc/passwd' }),
    'a photo as wide as a sea': oddPhoto({ width: 1e9 }),
    'a photo without a height': oddPhoto({ height: undefined }),
    'a number for what a photo shows': oddPhoto({ caption: 5 }),
    'a photo of no moment': oddPhoto({ created: 'today' }),
    'a word for what was shared': odd(() => ({ shared: 'all of it' })),
    'a passage that went nowhere': oddPassage({ workspace: 5 }),
    'a passage without its copy': oddPassage({ excerpt: 'there' }),
    'a passage without words': oddPassage({ text: 5 }),
    'a taking back at no moment': oddPassage({ takenBack: 'soon' }),
    'a moment before all moments': odd(() => ({ created: -1 })),
    'a removal at no moment': odd(() => ({ removedAt: 'today' })),
  },
  stored: [
    {
      file: 'journal-v1.bin',
      shows: {
        entries: [
          {
            day: '2026-11-24',
            mood: 'tired',
            opening: '',
            photos: [],
            about: {},
            shared: [],
          },
          {
            day: '2026-11-22',
            mood: 'lighter',
            opening: 'I walked to the river 🌊 and said no to Sunday.',
            photos: [{ file: files[0], width: 1600, height: 1200, caption: 'The bridge' }],
            about: undefined,
            shared: [{ text: 'I walked', takenBackMs: undefined }, { text: 'said no to Sunday' }],
          },
        ],
        removed: [{ day: '2026-11-25', mood: 'angry' }],
      },
    },
  ],
};

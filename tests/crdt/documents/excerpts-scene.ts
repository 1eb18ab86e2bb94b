import type * as Y from 'yjs';
import { RecordId } from '../../../src/crdt/basics/id.ts';
import { excerpts } from '../../../src/crdt/documents/excerpts/excerpts.ts';
import type {
  ExcerptPlace,
  ExcerptsVerbs,
  ExcerptsView,
} from '../../../src/crdt/documents/excerpts/types.ts';
import type { KindUnderContract } from '../../contracts/document-kind.contract.ts';
import { maybe, oddId, oddRecord, words } from './scene-parts.ts';

const places: readonly ExcerptPlace[] = [
  { tag: 'own' },
  { tag: 'agenda' },
  { tag: 'note', note: oddId },
];
const said = { text: 'I said no.', day: '2026-11-22', place: 'own' };
const odd = oddRecord(() => ({ said, created: 1 }));
const oddSaid = (fields: object) => odd(() => ({ said: { ...said, ...fields } }));

/** What was shared of journals, for the contract. */
export const excerptsScene: KindUnderContract<ExcerptsView, ExcerptsVerbs> = {
  kind: excerpts,
  act(verbs, view, random) {
    const excerpt = maybe(random, view.excerpts);
    if (excerpt !== undefined && random.chance(0.3)) {
      verbs.takeBack(excerpt.id);
      return;
    }
    const back = maybe(random, view.takenBack);
    if (back !== undefined && random.chance(0.1)) {
      verbs.takeBack(back.id, back.takenBackMs);
      return;
    }
    verbs.share({
      id: RecordId.random(random),
      text: random.pick(words),
      from: random.pick(['journal', 'notes'] as const),
      day: '2026-11-22',
      place: random.pick(places),
    });
  },
  records: (view) => [...view.excerpts, ...view.takenBack].map(({ id }) => id),
  odd: {
    'a word where an excerpt should be': (root) => void root.set(oddId, 'I said no.'),
    'an excerpt under a key that is no id': (root: Y.Map<unknown>) =>
      void root.set('mine', 'I said no.'),
    'an excerpt that says nothing': odd(() => ({ said: undefined })),
    'a number for the words': oddSaid({ text: 5 }),
    'a day that no calendar has': oddSaid({ day: '2026-02-30' }),
    'a place that is none': oddSaid({ place: 'in the park' }),
    'a moment before all moments': odd(() => ({ created: -1 })),
    'a taking back in a word': (root) => void root.set(`back:${oddId}`, 'yes'),
    'a taking back of nothing that can be shared': (root) => void root.set('back:all', 1),
  },
  stored: [
    {
      file: 'excerpts-v1.bin',
      shows: {
        excerpts: [
          { text: 'Call my sister?', day: '2026-11-23', place: { tag: 'agenda' } },
          {
            text: 'I walked to the river 🌊\nand said no to Sunday.',
            from: 'journal',
            day: '2026-11-22',
            place: { tag: 'own' },
          },
        ],
        takenBack: [{ late: undefined }],
      },
    },
  ],
};

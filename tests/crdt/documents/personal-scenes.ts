import * as Y from 'yjs';
import { RecordId, SpaceId } from '../../../src/crdt/basics/id.ts';
import { paceHistory } from '../../../src/crdt/documents/pace-history/pace-history.ts';
import type {
  PaceHistoryVerbs,
  PaceHistoryView,
} from '../../../src/crdt/documents/pace-history/types.ts';
import { parked } from '../../../src/crdt/documents/parked/parked.ts';
import type { ParkedVerbs, ParkedView } from '../../../src/crdt/documents/parked/types.ts';
import type { KindUnderContract } from '../../contracts/document-kind.contract.ts';
import { maybe, oddId, oddRecord } from './scene-parts.ts';

const words = ['my brother', 'money 🌧', '', 'e\u0301te\u0301', 'x'.repeat(3_000)];
const spaces = [1, 2].map((fill) => SpaceId.fromBytes(new Uint8Array(32).fill(fill)));
const items = [3, 4, 5].map((fill) => RecordId.fromBytes(new Uint8Array(16).fill(fill)));
const oddItem = oddRecord(() => ({
  ...{ workspace: spaces[0], item: items[0], text: 'later', created: 1 },
}));
const oddMark = oddRecord(() => ({
  ...{ workspace: spaces[0], session: items[0], what: 'right', created: 1 },
}));

/** What was set aside, for the contract. */
export const parkedScene: KindUnderContract<ParkedView, ParkedVerbs> = {
  kind: parked,
  act(verbs, view, random) {
    const item = maybe(random, view.items);
    if (item === undefined || random.chance(0.4)) {
      verbs.keep({
        workspace: random.pick(spaces),
        item: random.pick(items),
        text: random.pick(words),
      });
      return;
    }
    random.pick<() => void>([
      () => verbs.letGo(item.id),
      () => verbs.keepAgain(item.id),
      () => {
        verbs.letGo(item.id);
        verbs.keepAgain(item.id);
      },
    ])();
  },
  records: (view) => view.items.map((item) => item.id),
  odd: {
    'a word where an item should be': (root) => void root.set(oddId, 'later'),
    'an item under a key that is no id': (root) => void root.set('later', new Y.Map()),
    'an item of no workspace': oddItem(() => ({ workspace: 'mine' })),
    'an item that was none of the agenda': oddItem(() => ({ item: 5 })),
    'a number for the words': oddItem(() => ({ text: 5 })),
    'a moment before all moments': oddItem(() => ({ created: -1 })),
    'a letting go at no moment': oddItem(() => ({ removedAt: 'today' })),
  },
  stored: [
    {
      file: 'parked-v1.bin',
      shows: { items: [{ text: 'Money 🌧' }, { text: 'The thing with my brother' }] },
    },
  ],
};

/** How fast it was to go, for the contract. */
export const paceHistoryScene: KindUnderContract<PaceHistoryView, PaceHistoryVerbs> = {
  kind: paceHistory,
  act(verbs, _, random) {
    verbs.note({
      workspace: random.pick(spaces),
      session: maybe(random, items),
      what: random.pick(['slower', 'right', 'ready', 'moment'] as const),
    });
  },
  records: (view) => view.marks.map((mark) => mark.id),
  odd: {
    'a word where a mark should be': (root) => void root.set(oddId, 'slower'),
    'a mark under a key that is no id': (root) => void root.set('slower', new Y.Map()),
    'a mark of no workspace': oddMark(() => ({ workspace: null })),
    'a pace nobody knows': oddMark(() => ({ what: 'gallop' })),
    'a session that is none': oddMark(() => ({ session: 'the last' })),
    'a word for when': oddMark(() => ({ created: 'today' })),
  },
  stored: [
    {
      file: 'pace-history-v1.bin',
      shows: {
        marks: [{ what: 'ready', session: undefined }, { what: 'moment' }, { what: 'slower' }],
      },
    },
  ],
};

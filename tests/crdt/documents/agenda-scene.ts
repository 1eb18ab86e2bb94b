import type * as Y from 'yjs';
import { agenda } from '../../../src/crdt/documents/agenda/agenda.ts';
import type { AgendaVerbs, AgendaView } from '../../../src/crdt/documents/agenda/types.ts';
import type { KindUnderContract } from '../../contracts/document-kind.contract.ts';
import { mapOf, maybe, newText, oddId, words } from './scene-parts.ts';
import type { Fields, Plant } from './scene-parts.ts';

/** An item that is whole but for these fields. */
const itemWith = (fields: Fields): Y.Map<unknown> =>
  mapOf({ text: newText(), done: false, order: 'a0', created: 1, changed: 1, ...fields });
const oddItem =
  (fields: Fields): Plant =>
  (root) =>
    void root.set(oddId, itemWith(fields));

/** The agenda, for the contract. */
export const agendaScene: KindUnderContract<AgendaView, AgendaVerbs> = {
  kind: agenda,
  act(verbs, view, random) {
    const item = maybe(random, [...view.items, ...view.removed]);
    if (item === undefined || random.chance(0.15)) {
      verbs.add({
        text: random.pick(words),
        ...(random.chance(0.3) ? { session: oddId } : {}),
        ...(random.chance(0.2) ? { from: { day: '2026-11-22', excerpt: oddId } } : {}),
      });
      return;
    }
    const { id } = item;
    random.pick<() => void>([
      () => verbs.addAll([{ text: random.pick(words), minutes: 5 }, { text: 'today' }], oddId),
      () => verbs.edit(id, random.pick(words)),
      () => verbs.edit(id, `${item.text} ${random.pick(words)}`, item.text),
      () => verbs.setMinutes(id, maybe(random, [5, 20, 1000])),
      () => verbs.setDone(id, random.chance(0.6), oddId),
      () => verbs.place(id, maybe(random, view.items)?.id),
      () => verbs.place(id, maybe(random, view.items)?.id),
      () => verbs.remove(id),
      () => verbs.restore(id),
      () => void verbs.undo(),
      () => void verbs.redo(),
      () => void verbs.unpark(id),
    ])();
    // Rarely, for what is parked is in no list any more.
    if (random.chance(0.02)) verbs.park(id);
    if (random.chance(0.02)) verbs.takeBack(oddId);
  },
  records: (view) => [...view.items, ...view.removed].map((item) => item.id),
  odd: {
    'a word where an item should be': (root) => void root.set(oddId, 'sleep'),
    'an item under a key that is no id': (root) => void root.set('sleep', itemWith({})),
    'a number for the words': oddItem({ text: 5 }),
    'minutes without an end': oddItem({ minutes: Number.POSITIVE_INFINITY }),
    'minutes of more than a day': oddItem({ minutes: 2000 }),
    'a session that is no id': oddItem({ session: 'Tuesday' }),
    'an item that is done in a word': oddItem({ done: 'yes' }),
    'a tick at no moment': oddItem({ done: true, doneAt: 'today' }),
    'a tick in a session that is no id': oddItem({ done: true, doneIn: 7 }),
    'words that come from nowhere': oddItem({ from: { day: '2026-11-22' } }),
    'words that come from no day': oddItem({ from: { day: 'once', excerpt: oddId } }),
    'an order that is no key': oddItem({ order: '-' }),
    'something parked in a word': (root) => void root.set(`parked:${oddId}`, 'yes'),
    'something parked that is no item': (root) => void root.set('parked:sleep', true),
    'a removal at no moment': oddItem({ removedAt: 'today' }),
  },
  stored: [
    {
      file: 'agenda-v1.bin',
      shows: {
        items: [
          { text: 'Sleep 🌙', minutes: 20, session: oddId, done: false },
          { text: 'How was the week', minutes: 10, session: oddId, done: true, doneIn: oddId },
          { text: 'Call with my sister', session: undefined, done: false },
        ],
        removed: [{ text: 'Holiday dates' }],
      },
    },
  ],
};

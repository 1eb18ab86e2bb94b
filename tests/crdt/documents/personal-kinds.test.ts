import { expect, test } from 'vitest';
import { MemberId, RecordId, SpaceId } from '../../../src/crdt/basics/id.ts';
import { paceHistory } from '../../../src/crdt/documents/pace-history/pace-history.ts';
import { mostMarks } from '../../../src/crdt/documents/pace-history/types.ts';
import { parked } from '../../../src/crdt/documents/parked/parked.ts';
import { parkedLimits } from '../../../src/crdt/documents/parked/types.ts';
import { seededRandom } from '../../cast/seeded-random.ts';
import { simulatedClock } from '../../cast/simulated-clock.ts';
import { docOf } from './replicas.ts';

const sam = MemberId.fromBytes(new Uint8Array(16).fill(1));
const setUp = () => {
  const random = seededRandom(1);
  return {
    clock: simulatedClock(),
    doc: docOf(1),
    random,
    workspace: SpaceId.random(random),
    item: RecordId.random(random),
  };
};

test('what was let go of by mistake is kept again with its words and its time', async () => {
  const { clock, doc, random, workspace, item } = setUp();
  const verbs = parked.verbs(doc, { by: sam, clock, random });
  const view = () => parked.read(doc, { authorOf: () => sam }).view;
  const id = verbs.keep({ workspace, item, text: 'My brother' });
  const before = view();
  await clock.advance(60_000);
  verbs.letGo(id);
  expect(view().items).toEqual([]);
  verbs.keepAgain(id);
  expect(view()).toEqual(before);
  expect(view().items).toMatchObject([{ id, workspace, item, text: 'My brother' }]);
});

test('words longer than an item of the agenda are kept up to its limit, and end in a whole character', () => {
  const { clock, doc, random, workspace, item } = setUp();
  const verbs = parked.verbs(doc, { by: sam, clock, random });
  verbs.keep({ workspace, item, text: `x${'🌿'.repeat(parkedLimits.text)}` });
  const text = parked.read(doc, { authorOf: () => sam }).view.items[0]?.text ?? '';
  expect(text).toHaveLength(parkedLimits.text - 1);
  expect(text.isWellFormed()).toBe(true);
});

test('of a long history the newest two thousand marks are shown, the last first', async () => {
  const { clock, doc, random, workspace, item: session } = setUp();
  const verbs = paceHistory.verbs(doc, { by: sam, clock, random });
  for (let i = 0; i < 40; i += 1) verbs.note({ workspace, session, what: 'slower' });
  await clock.advance(1000);
  for (let i = 0; i < mostMarks - 1; i += 1) verbs.note({ workspace, session, what: 'right' });
  await clock.advance(1000);
  verbs.note({ workspace, session, what: 'ready' });
  const { marks } = paceHistory.read(doc, { authorOf: () => sam }).view;
  expect(marks).toHaveLength(mostMarks);
  expect(marks[0]?.what).toBe('ready');
  expect(marks.some(({ what }) => what === 'slower')).toBe(false);
});

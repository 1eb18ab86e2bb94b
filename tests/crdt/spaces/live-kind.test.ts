import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { MemberId } from '../../../src/crdt/basics/id.ts';
import { notes } from '../../../src/crdt/documents/notes/notes.ts';
import { createLiveKind, unhurriedMs } from '../../../src/crdt/spaces/live-kind.ts';
import { bareLog } from '../../cast/bare-log.ts';
import { seededRandom } from '../../cast/seeded-random.ts';
import { simulatedClock } from '../../cast/simulated-clock.ts';

const ana = MemberId.fromBytes(new Uint8Array(16).fill(1));

/** The notes of a workspace, and what every new view of the list says. */
function liveNotes() {
  const clock = simulatedClock();
  const log = bareLog(new Y.Doc());
  const live = createLiveKind({
    kind: notes,
    log,
    read: { authorOf: () => ana, introducerOf: () => undefined, nowMs: clock.nowMs() },
    write: { by: ana, clock, random: seededRandom(1) },
    count: () => undefined,
  });
  const openings: (string | undefined)[] = [];
  live.view.subscribe((view) => openings.push(view.notes[0]?.opening));
  const note = live.verbs.add('Tuesday');
  const text = new Y.XmlText();
  live.verbs.body(note)?.insert(0, [text]);
  openings.length = 0;
  return { clock, log, live, note, text, openings };
}

test('a hundred letters typed in a note make the list read once, soon, and it shows them', async () => {
  const { clock, text, openings } = liveNotes();
  for (let at = 0; at < 100; at += 1) {
    text.insert(text.length, 'x');
    await clock.advance(1);
  }
  expect(openings).toEqual([]);
  await clock.advance(unhurriedMs);
  expect(openings).toEqual(['x'.repeat(100)]);
  await clock.advance(10 * unhurriedMs);
  expect(openings).toHaveLength(1);
});

test('a new title is shown at once, with the words that were still to be read', async () => {
  const { clock, live, note, text, openings } = liveNotes();
  text.insert(0, 'tea');
  live.verbs.setTitle(note, 'Wednesday');
  expect(openings).toEqual(['tea']);
  expect(live.view.get().notes[0]?.title).toBe('Wednesday');
  await clock.advance(10 * unhurriedMs);
  expect(openings).toHaveLength(1);
});

test('when the copy in memory is made anew, the view and the verbs are those of the new one in the same tick', () => {
  const { log, live, note, openings } = liveNotes();
  const anew = new Y.Doc();
  Y.applyUpdate(anew, Y.encodeStateAsUpdate(log.doc));
  const old = live.verbs;
  log.doc = anew;
  // Somebody who is told first writes at once.
  expect(live.verbs).not.toBe(old);
  live.verbs.setTitle(note, 'Wednesday');
  log.rebuilt.set(1);
  expect(live.view.get().notes.map(({ title }) => title)).toEqual(['Wednesday']);
  expect(notes.read(anew, { authorOf: () => ana }).view.notes[0]?.title).toBe('Wednesday');
  openings.length = 0;
  old.setTitle(note, 'Thursday');
  expect([openings, live.view.get().notes[0]?.title]).toEqual([[], 'Wednesday']);
});

test('a workspace that is closed reads nothing any more', async () => {
  const { clock, live, text, openings } = liveNotes();
  text.insert(0, 'tea');
  live.close();
  await clock.advance(10 * unhurriedMs);
  expect(openings).toEqual([]);
});

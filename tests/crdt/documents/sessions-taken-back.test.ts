import { beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { MemberId, type RecordId } from '../../../src/crdt/basics/id.ts';
import { sessions } from '../../../src/crdt/documents/sessions/sessions.ts';
import type { SessionsVerbs, SessionsView } from '../../../src/crdt/documents/sessions/types.ts';
import { seededRandom } from '../../cast/seeded-random.ts';
import { simulatedClock } from '../../cast/simulated-clock.ts';
import type { SimulatedClock } from '../../cast/simulated-clock.ts';
import { docOf, sync } from './replicas.ts';

const ana = MemberId.fromBytes(new Uint8Array(16).fill(1));
const sam = MemberId.fromBytes(new Uint8Array(16).fill(2));
const tuesday = Date.UTC(2026, 2, 3, 15);

let clock: SimulatedClock;
let anasDoc: Y.Doc;
let samsDoc: Y.Doc;
let anas: SessionsVerbs;
let sams: SessionsVerbs;

const view = (doc: Y.Doc): SessionsView =>
  sessions.read(doc, { authorOf: (client) => [undefined, ana, sam][client] }).view;
const meet = (): void => sync(anasDoc, samsDoc);
const planOne = (): RecordId => anas.plan({ startsMs: [tuesday], minutes: 50, how: 'video' });

beforeEach(() => {
  clock = simulatedClock();
  anasDoc = docOf(1);
  samsDoc = docOf(2);
  anas = sessions.verbs(anasDoc, { by: ana, clock, random: seededRandom(1) });
  sams = sessions.verbs(samsDoc, { by: sam, clock, random: seededRandom(2) });
});

test('a closing that is taken back leaves one that was never begun unbegun, and begun ones under way', () => {
  const id = planOne();
  anas.close(id);
  anas.takeBackClosing(id);
  expect(view(anasDoc).sessions[0]).toMatchObject({ startedMs: undefined, closedMs: undefined });
  anas.start(id);
  anas.close(id);
  anas.takeBackClosing(id);
  expect(view(anasDoc).sessions[0]?.startedMs).toBeDefined();
  expect(view(anasDoc).sessions[0]?.closedMs).toBeUndefined();
});

test('Ana takes off a session that was held while Sam, offline, writes what he takes with him: put back, all is there', () => {
  const id = planOne();
  anas.start(id);
  anas.body(id)?.insert(0, [new Y.XmlText('It was quiet.')]);
  anas.close(id);
  meet();
  anas.remove(id);
  sams.takeAway(id, 'I can hang up.');
  sams.body(id)?.insert(0, [new Y.XmlText('Yes. ')]);
  meet();
  for (const doc of [anasDoc, samsDoc]) {
    expect(view(doc)).toMatchObject({ sessions: [], removed: [{ id }] });
  }
  sams.restore([id]);
  meet();
  expect(view(anasDoc)).toEqual(view(samsDoc));
  expect(view(anasDoc)).toMatchObject({
    sessions: [{ id, takeAways: [{ by: sam, text: 'I can hang up.' }] }],
    removed: [],
  });
  expect(anas.body(id)?.toJSON()).toBe('Yes. It was quiet.');
  expect(view(anasDoc).sessions[0]?.closedMs).toBeDefined();
});

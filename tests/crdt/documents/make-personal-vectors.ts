import * as Y from 'yjs';
import { utf8 } from '../../../src/crdt/basics/bytes.ts';
import type { MemberId } from '../../../src/crdt/basics/id.ts';
import { DeviceId, RecordId, SpaceId } from '../../../src/crdt/basics/id.ts';
import { devices } from '../../../src/crdt/documents/devices/devices.ts';
import { excerpts } from '../../../src/crdt/documents/excerpts/excerpts.ts';
import type { ExcerptPlace } from '../../../src/crdt/documents/excerpts/types.ts';
import { journal } from '../../../src/crdt/documents/journal/journal.ts';
import { keys } from '../../../src/crdt/documents/keys/keys.ts';
import { paceHistory } from '../../../src/crdt/documents/pace-history/pace-history.ts';
import { parked } from '../../../src/crdt/documents/parked/parked.ts';
import { seededRandom } from '../../cast/seeded-random.ts';
import { simulatedClock } from '../../cast/simulated-clock.ts';
import type { WriteVector } from './make-vectors.ts';
import { docOf } from './replicas.ts';

/** Stored documents of the kinds that live in the personal Space, and of what is shared from there. */
export async function makePersonalVectors(options: {
  readonly by: MemberId;
  readonly write: WriteVector;
}): Promise<void> {
  const { by, write } = options;
  const [clock, random] = [simulatedClock(), seededRandom(2)];
  const own = { by, clock, random };
  const workspace = SpaceId.random(random);
  const parkedDoc = docOf(14);
  const aside = parked.verbs(parkedDoc, own);
  const about = (text: string) => ({ workspace, item: RecordId.random(random), text });
  aside.keep(about('The thing with my brother'));
  await clock.advance(1000);
  aside.keep(about('Money 🌧'));
  aside.letGo(aside.keep(about('Spoken of since')));
  write('parked-v1.bin', parkedDoc);

  const paceDoc = docOf(15);
  const dial = paceHistory.verbs(paceDoc, own);
  const session = RecordId.random(random);
  dial.note({ workspace, session, what: 'slower' });
  await clock.advance(1000);
  dial.note({ workspace, session, what: 'moment' });
  await clock.advance(1000);
  dial.note({ workspace, session: undefined, what: 'ready' });
  write('pace-history-v1.bin', paceDoc);

  const journalDoc = docOf(17);
  const diary = journal.verbs(journalDoc, own);
  const walk = diary.add({ day: '2026-11-22' });
  diary.setMood(walk, 'lighter');
  const body = diary.body(walk);
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText('I walked to the river 🌊 and said no to Sunday.')]);
  body?.insert(0, [paragraph]);
  diary.addPhoto(walk, { file: 'ab'.repeat(32), width: 1600, height: 1200, caption: 'The bridge' });
  const excerpt = RecordId.random(random);
  const shared = diary.noteShared(walk, { workspace, excerpt, text: 'said no to Sunday' });
  await clock.advance(1000);
  diary.noteShared(walk, { workspace, excerpt: RecordId.random(random), text: 'I walked' });
  if (shared !== undefined) diary.noteTakenBack(walk, shared);
  diary.setMood(diary.add({ day: '2026-11-24', about: { workspace, session } }), 'tired');
  const torn = diary.add({ day: '2026-11-25' });
  diary.setMood(torn, 'angry');
  diary.remove(torn);
  diary.leave(diary.add({ day: '2026-11-26' }));
  write('journal-v1.bin', journalDoc);

  const sharedDoc = docOf(18);
  const shares = excerpts.verbs(sharedDoc, own);
  const share = (text: string, day: string, place: ExcerptPlace): RecordId => {
    const id = RecordId.random(random);
    shares.share({ id, text, from: 'journal', day, place });
    return id;
  };
  share('I walked to the river 🌊\nand said no to Sunday.', '2026-11-22', { tag: 'own' });
  await clock.advance(1000);
  share('Call my sister?', '2026-11-23', { tag: 'agenda' });
  shares.takeBack(share('Too soon', '2026-11-23', { tag: 'note', note: session }));
  write('excerpts-v1.bin', sharedDoc);

  const device = DeviceId.fromBytes(new Uint8Array(16).fill(7));
  const devicesDoc = docOf(19);
  const named = devices.verbs(devicesDoc, { ...own, device });
  named.introduce({ id: device, name: 'Laptop', kind: 'computer' });
  await clock.advance(1000);
  const phone = DeviceId.random(random);
  named.introduce({ id: phone, name: 'Phone', kind: 'phone' });
  named.rename(phone, 'Sam’s phone 📱');
  named.see();
  write('devices-v1.bin', devicesDoc);

  const keysDoc = docOf(20);
  const kept = keys.verbs(keysDoc, { ...own, device });
  const there = DeviceId.random(random);
  kept.hold({ space: workspace, device: there, member: by });
  const left = { space: SpaceId.random(random), device: there };
  kept.hold({ ...left, member: by });
  kept.letGo(left);
  kept.wish({ space: workspace, device: there, issuer: phone, certificate: utf8('certificate') });
  kept.answer({ space: workspace, to: phone, device: there, sealed: utf8('sealed') });
  write('keys-v1.bin', keysDoc);
}

import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { RecordId } from '../../../src/crdt/basics/id.ts';
import { err, ok } from '../../../src/crdt/basics/result.ts';
import { openEntry, readEntryHeader } from '../../../src/crdt/sealing/entry.ts';
import { deriveEpochKeys } from '../../../src/crdt/sealing/space-keys.ts';
import type { Journal } from '../../../src/crdt/spaces/journal.ts';
import { workspaceRecords } from '../../../src/crdt/spaces/keyring-records.ts';
import type { SessionRoom } from '../../../src/crdt/spaces/session-room.ts';
import type { Sharing } from '../../../src/crdt/spaces/sharing.ts';
import type { Workspace } from '../../../src/crdt/spaces/workspace.ts';
import { createVault } from '../../../src/crdt/vault/create-vault.ts';
import { ownSpaceOf } from '../../cast/own-space.ts';
import { searchBytes } from '../../cast/search-bytes.ts';
import { seededRandom } from '../../cast/seeded-random.ts';
import { couple, given } from '../../cast/simulated-attune.ts';
import type { Couple, SimulatedPerson } from '../../cast/simulated-attune.ts';

const passage = 'I said no to Sunday, and slept.';
const kept = ['CANARYBEFORE', 'CANARYBEHIND', 'CANARYMOOD', 'CANARYPHOTO'];

interface Shared extends Couple {
  readonly journal: Journal;
  readonly entry: RecordId;
  readonly hisRoom: SessionRoom;
  readonly herRoom: SessionRoom;
}

const type = (fragment: unknown, words: string): void => {
  if (!(fragment instanceof Y.XmlFragment)) throw new Error('there are words');
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(words)]);
  fragment.insert(fragment.length, [paragraph]);
};

/** Sam has written an entry with more in it than what he shares; both are in their workspace. */
async function entryOfSam(seed: number): Promise<Shared> {
  const two = await couple(seed);
  const journal = await given(await two.sam.attune().openPersonal()).openJournal();
  const { verbs } = journal.entries;
  const entry = verbs.add({ day: '2026-11-22' });
  const words = journal.openEntry(entry)?.fragment;
  type(words, 'CANARYBEFORE it was a long week.');
  type(words, passage);
  type(words, 'CANARYBEHIND nobody is to read this.');
  verbs.setMood(entry, 'CANARYMOOD');
  const photo = { file: 'ab'.repeat(32), width: 4, height: 3, caption: 'CANARYPHOTO' };
  verbs.addPhoto(entry, photo);
  const [hisRoom, herRoom] = [await two.his.sessionRoom(), await two.hers.sessionRoom()];
  return { ...two, journal, entry, hisRoom, herRoom };
}

const textsOf = (room: SessionRoom): readonly string[] =>
  room.excerpts.view.get().excerpts.map(({ text }) => text);
const noteWords = (workspace: Workspace, note: RecordId): string => {
  const fragment: unknown = workspace.openNote(note)?.fragment;
  return fragment instanceof Y.XmlFragment ? fragment.toJSON() : '';
};
const notedBy = (journal: Journal) =>
  journal.entries.view.get().entries.flatMap(({ shared }) => shared);

/** Every entry that rests with somebody, opened with all keys they have. */
async function openedAt(person: SimulatedPerson, { id }: Workspace): Promise<readonly Buffer[]> {
  const vault = createVault({
    records: person.records.open(),
    random: seededRandom(1),
    count: () => undefined,
  });
  const opened = given(await vault.open());
  if (opened === undefined) throw new Error('keys rest here');
  const record = workspaceRecords.get(opened.keyring, id);
  const keys = (record?.epochs ?? []).map(({ epoch, secret }) =>
    deriveEpochKeys({ space: id, epoch, secret }),
  );
  const entries = person.disk.entries(opened.storeName(id));
  await vault.close();
  return entries.flatMap((entry) =>
    keys.flatMap((epoch) => {
      const header = readEntryHeader(entry);
      const found = typeof header === 'object' ? openEntry(epoch, header, entry) : undefined;
      return found === undefined ? [] : [Buffer.from(found.body.payload), Buffer.from(entry)];
    }),
  );
}

describe('Sam shares a passage of his journal', () => {
  test('and Imani has those words, whose they are and from which day; nothing else of the entry ever reaches her', async () => {
    const { world, sam, imani, his, hers, journal, entry, hisRoom, herRoom } =
      await entryOfSam(201);
    const heard: Buffer[] = [];
    world.network.overhear(({ to, bytes }) => {
      if (to === 'imani') heard.push(Buffer.from(bytes));
    });
    const id = given(
      await hisRoom.sharing.share({ entry, text: ` ${passage}\n`, place: { tag: 'own' } }),
    );
    await world.until(() => textsOf(herRoom).length === 1);
    expect(herRoom.excerpts.view.get().excerpts).toMatchObject([
      { id, text: passage, from: 'journal', day: '2026-11-22', created: { by: his.me } },
    ]);
    expect(hers.changes.get().map(({ what }) => what)).not.toContain('agenda-added');
    expect(notedBy(journal)).toMatchObject([
      { workspace: his.id, excerpt: id, text: passage, takenBackMs: undefined },
    ]);
    await sam.reload();
    await world.clock.advance(30_000);

    const opened = await openedAt(imani, hers);
    const has = (words: string): boolean =>
      opened.some((bytes) => searchBytes(bytes, { name: '', words: [words] }).length > 0);
    expect(has(passage)).toBe(true);
    for (const words of kept) expect(has(words), words).toBe(false);
    const own = await ownSpaceOf(sam);
    const seals = sam.disk.entries(own?.store ?? '').map((one) => Buffer.from(one.subarray(-32)));
    expect(seals.length).toBeGreaterThan(1);
    for (const bytes of heard) {
      expect(searchBytes(bytes, { name: '', words: [passage, ...kept] })).toEqual([]);
      expect(seals.some((seal) => bytes.includes(seal))).toBe(false);
    }
  });

  test('as something for the next agenda, and taking it back takes the item out of both views, words and all', async () => {
    const { world, journal, entry, hers, hisRoom, herRoom } = await entryOfSam(202);
    const id = given(
      await hisRoom.sharing.share({ entry, text: passage, place: { tag: 'agenda' } }),
    );
    const [item] = await world.until(() => {
      const { items } = herRoom.agenda.view.get();
      return items.length === 1 && items;
    });
    expect(item).toMatchObject({ text: passage, from: { day: '2026-11-22', excerpt: id } });
    expect(hers.changes.get()).toContainEqual(
      expect.objectContaining({ what: 'agenda-shared', title: passage, session: undefined }),
    );

    expect(await hisRoom.sharing.takeBack(id)).toEqual(ok(undefined));
    await world.until(() => herRoom.agenda.view.get().items.length === 0);
    expect(herRoom.agenda.view.get().removed).toEqual([]);
    expect(textsOf(herRoom)).toEqual([]);
    expect(herRoom.excerpts.view.get().takenBack).toMatchObject([{ id, late: undefined }]);
    expect(notedBy(journal)[0]?.takenBackMs).toBeTypeOf('number');
    expect(hisRoom.agenda.verbs.undo()).toBe(false);
  });

  test('into a note, and taking it back leaves what Imani wrote around it and inside it', async () => {
    const { world, his, hers, entry, hisRoom } = await entryOfSam(203);
    const note = hers.notes.verbs.add('Together');
    type(hers.openNote(note)?.fragment, 'Hers before.');
    await world.until(() => noteWords(his, note).includes('Hers before.'));
    const text = `${passage}\nAnd woke up late.`;
    const id = given(await hisRoom.sharing.share({ entry, text, place: { tag: 'note', note } }));
    await world.until(() => noteWords(hers, note).includes('woke up late'));
    expect(noteWords(hers, note)).toContain(`<blockquote excerpt="${id}">`);
    expect(hers.changes.get()).toContainEqual(
      expect.objectContaining({ what: 'note-shared', title: passage, record: note }),
    );
    type(hers.openNote(note)?.fragment, 'Hers behind.');
    const fragment: unknown = hers.openNote(note)?.fragment;
    const quote = fragment instanceof Y.XmlFragment ? fragment.get(1) : undefined;
    if (quote instanceof Y.XmlElement) type(quote, 'Hers inside.');
    await world.until(() => noteWords(his, note).includes('Hers inside.'));

    given(await hisRoom.sharing.takeBack(id));
    await world.until(() => !noteWords(hers, note).includes('no to Sunday'));
    for (const words of [noteWords(his, note), noteWords(hers, note)]) {
      expect(words).not.toContain('woke up late');
      for (const hersStill of ['before', 'inside', 'behind'])
        expect(words).toContain(`Hers ${hersStill}.`);
    }
  });

  test('that is empty, too long for the agenda, or from an entry or for a note that is not there: nothing is shared or noted', async () => {
    const { his, journal, entry, hisRoom } = await entryOfSam(204);
    const share: Sharing['share'] = (what) => hisRoom.sharing.share(what);
    const own = { tag: 'own' } as const;
    expect(await share({ entry, text: ' \n', place: own })).toEqual(err('empty'));
    const long = 'x'.repeat(2_001);
    expect(await share({ entry, text: long, place: { tag: 'agenda' } })).toEqual(err('too-long'));
    expect(await share({ entry, text: 'x'.repeat(10_001), place: own })).toEqual(err('too-long'));
    const gone = his.notes.verbs.add('Nothing');
    expect(await share({ entry: gone, text: 'a', place: own })).toEqual(err('not-there'));
    const place = { tag: 'note', note: entry } as const;
    expect(await share({ entry, text: 'a', place })).toEqual(err('not-there'));
    expect(textsOf(hisRoom)).toEqual([]);
    expect(notedBy(journal)).toEqual([]);
  });
});

test('Imani cannot take back what Sam shared', async () => {
  const { world, entry, hisRoom, herRoom } = await entryOfSam(205);
  const id = given(await hisRoom.sharing.share({ entry, text: passage, place: { tag: 'own' } }));
  await world.until(() => textsOf(herRoom).length === 1);
  expect(await herRoom.sharing.takeBack(id)).toEqual(err('not-there'));
  expect(textsOf(herRoom)).toEqual([passage]);
});

test('where the journal cannot be kept, nothing is in the workspace; where the workspace cannot, it is taken out again and noted so', async () => {
  const { sam, his, journal, entry, hisRoom } = await entryOfSam(206);
  const store = (await ownSpaceOf(sam))?.store ?? '';
  const place = { tag: 'own' } as const;
  sam.failStore(store, 'full');
  expect(await hisRoom.sharing.share({ entry, text: passage, place })).toEqual(err('full'));
  expect(textsOf(hisRoom)).toEqual([]);
  sam.failStore(store, undefined);
  given(await given(await sam.attune().openPersonal()).saved());
  const shared = sam.disk.names().find((name) => name !== store) ?? '';
  sam.failStore(shared, 'full');
  expect(await hisRoom.sharing.share({ entry, text: passage, place })).toEqual(err('full'));
  sam.failStore(shared, undefined);
  expect(textsOf(hisRoom)).toEqual([]);
  for (const one of notedBy(journal)) expect(one.takenBackMs).toBeTypeOf('number');
  expect(his.saving.get().tag).not.toBe('not-saved');
});

test('cut off after the words went out and before they rested here, Sam takes it back from what his journal says, also from what comes back from Imani', async () => {
  const { world, sam, imani, his, entry, hisRoom, herRoom } = await entryOfSam(207);
  given(await given(await sam.attune().openPersonal()).saved());
  await world.clock.advance(5_000);
  const note = hisRoom.sessions.verbs.plan({ startsMs: [1], minutes: 50, how: 'video' });
  await world.until(() => herRoom.sessions.view.get().sessions.length === 1);
  const place = { tag: 'note', note } as const;
  // The words are in the workspace and on their way, and from then on nothing more rests.
  const stop = hisRoom.excerpts.view.subscribe(() => sam.disk.hold());
  void hisRoom.sharing.share({ entry, text: passage, place });
  const [{ id }] = await world.until(() => {
    const [first] = herRoom.excerpts.view.get().excerpts;
    return first !== undefined && ([first] as const);
  });
  stop();
  world.network.partition('sam', 'imani');
  sam.disk.crash();
  sam.disk.release();
  await sam.reload();
  const later = given(await sam.attune().openWorkspace(his.id));
  const room = await later.sessionRoom();
  expect(textsOf(room)).toEqual([]);
  const journal = await given(await sam.attune().openPersonal()).openJournal();
  expect(notedBy(journal)).toMatchObject([{ excerpt: id, takenBackMs: undefined }]);
  given(await room.sharing.takeBack(id));
  world.network.heal('sam', 'imani');
  await world.until(() => textsOf(herRoom).length === 0);
  const words = (): string => {
    const fragment: unknown = herRoom.openNotes(note)?.fragment;
    return fragment instanceof Y.XmlFragment ? fragment.toJSON() : '';
  };
  await world.until(() => !words().includes('no to Sunday'));
  expect(herRoom.excerpts.view.get().takenBack).toMatchObject([{ id, late: undefined }]);
  await imani.close();
});

import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { RecordId } from '../../../src/crdt/basics/id.ts';
import { ok } from '../../../src/crdt/basics/result.ts';
import type { Journal } from '../../../src/crdt/spaces/journal.ts';
import type { PersonalState } from '../../../src/crdt/spaces/personal-space.ts';
import { ownSpaceOf } from '../../cast/own-space.ts';
import { given, simulatedAttune, start } from '../../cast/simulated-attune.ts';
import type { SimulatedPerson } from '../../cast/simulated-attune.ts';

const journalOf = async (person: SimulatedPerson): Promise<Journal> =>
  given(await person.attune().openPersonal()).openJournal();
/** Types into an entry, as the editor does. */
const type = (journal: Journal, entry: RecordId, words: string): void => {
  const session = journal.openEntry(entry);
  const fragment: unknown = session?.fragment;
  if (!(fragment instanceof Y.XmlFragment)) throw new Error('An entry has words.');
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(words)]);
  fragment.insert(fragment.length, [paragraph]);
  session?.edited();
  session?.close();
};
const openings = (journal: Journal): readonly string[] =>
  journal.entries.view.get().entries.map(({ opening }) => opening);

describe('Sam has no journal yet', () => {
  test('and looking whether there is one founds none', async () => {
    const world = simulatedAttune(181);
    const sam = await world.person('sam');
    expect(sam.attune().personal.get()).toEqual({ tag: 'none' });
    await start(sam, 'Sam');
    await sam.reload();
    expect(sam.attune().personal.get()).toEqual({ tag: 'none' });
    expect(await ownSpaceOf(sam)).toBeUndefined();
  });

  test('and once he begins one in another tab this tab knows that it rests here', async () => {
    const world = simulatedAttune(182);
    const sam = await world.person('sam');
    await start(sam, 'Sam');
    const other = await sam.anotherTab();
    given(await other.openPersonal());
    await world.until(() => sam.attune().personal.get().tag === 'resting');
    given(await sam.attune().openPersonal());
    expect(sam.attune().personal.get().tag).toBe('open');
    await sam.reload();
    expect(sam.attune().personal.get().tag).toBe('resting');
  });
});

describe('Sam writes in his journal', () => {
  test('without a workspace and without a network, and it is there word for word after a reload, and found', async () => {
    const world = simulatedAttune(183);
    const sam = await world.person('sam');
    const journal = await journalOf(sam);
    const entry = journal.entries.verbs.add({ day: '2026-11-24' });
    type(journal, entry, 'I walked to the river.');
    const own = given(await sam.attune().openPersonal());
    expect(await own.saved()).toEqual(ok(undefined));
    expect([...sam.topicsJoined()]).toEqual([]);

    await sam.reload();
    const later = await journalOf(sam);
    expect(openings(later)).toEqual(['I walked to the river.']);
    const [found] = later.search('RIV');
    expect(found?.entry.id).toBe(entry);
    expect(found?.passage().text).toBe('I walked to the river.');
    expect(later.search('sea')).toEqual([]);
  });

  test('in two tabs at once: both show what each wrote', async () => {
    const world = simulatedAttune(184);
    const sam = await world.person('sam');
    const one = await journalOf(sam);
    const other = await sam.anotherTab();
    const two = await given(await other.openPersonal()).openJournal();
    type(one, one.entries.verbs.add({ day: '2026-11-24' }), 'From one tab.');
    type(two, two.entries.verbs.add({ day: '2026-11-23' }), 'From the other.');
    await world.until(() => [one, two].every((tab) => openings(tab).join(' ').length > 25));
    for (const tab of [one, two])
      expect(openings(tab)).toEqual(['From one tab.', 'From the other.']);
  });

  test('and asked for twice it is the same journal', async () => {
    const world = simulatedAttune(185);
    const sam = await world.person('sam');
    const own = given(await sam.attune().openPersonal());
    const [one, two] = await Promise.all([own.openJournal(), own.openJournal()]);
    expect(one).toBe(two);
  });
});

test('what rests of Sam’s own and cannot be opened is said, is not written over, and opens once it can be', async () => {
  const world = simulatedAttune(186);
  const sam = await world.person('sam');
  const journal = await journalOf(sam);
  type(journal, journal.entries.verbs.add({ day: '2026-11-24' }), 'Still here.');
  given(await given(await sam.attune().openPersonal()).saved());
  const store = (await ownSpaceOf(sam))?.store ?? '';
  sam.failStore(store, 'unavailable');
  await sam.reload();
  const said: PersonalState[] = [];
  sam.attune().personal.subscribe((state) => said.push(state));
  expect(await sam.attune().openPersonal()).toEqual({ ok: false, error: 'no-storage' });
  expect(said).toEqual([{ tag: 'not-open', reason: 'no-storage' }]);
  sam.failStore(store, undefined);
  expect(openings(await journalOf(sam))).toEqual(['Still here.']);
});

describe('Sam puts a photo into an entry', () => {
  const photo = new Uint8Array(300_000).map((_, at) => at % 251);

  test('it rests sealed, is there after a reload byte for byte, and says so when it is damaged or missing', async () => {
    const world = simulatedAttune(187);
    const sam = await world.person('sam');
    const { files } = await journalOf(sam);
    const name = given(await files.put(photo));
    const store = (await ownSpaceOf(sam))?.store ?? '';
    const sealed = sam.disk.files(store).get(name);
    expect(sealed && Buffer.from(sealed).includes(Buffer.from(photo.subarray(0, 32)))).toBe(false);
    await sam.reload();
    const later = (await journalOf(sam)).files;
    expect(Buffer.from(given(await later.get(name))).equals(photo)).toBe(true);
    expect(await later.get('ab'.repeat(32))).toEqual({ ok: false, error: 'missing' });
    const resting = sam.disk.files(store).get(name);
    if (resting !== undefined) resting[1_000] = (resting[1_000] ?? 0) ^ 1;
    expect(await later.get(name)).toEqual({ ok: false, error: 'damaged' });
    expect(await later.remove(name)).toEqual(ok(undefined));
    expect(await later.get(name)).toEqual({ ok: false, error: 'missing' });
  });

  test('where the disk is full it says so, and nothing of it is kept; there is room again: it is', async () => {
    const world = simulatedAttune(188);
    const sam = await world.person('sam');
    const { files } = await journalOf(sam);
    const store = (await ownSpaceOf(sam))?.store ?? '';
    sam.fillDisk(true);
    expect(await files.put(photo)).toEqual({ ok: false, error: 'full' });
    expect(sam.disk.files(store).size).toBe(0);
    sam.fillDisk(false);
    expect((await files.put(photo)).ok).toBe(true);
  });

  test('and removes everything: no file is left', async () => {
    const world = simulatedAttune(189);
    const sam = await world.person('sam');
    const { files } = await journalOf(sam);
    given(await files.put(photo));
    given(await sam.attune().removeEverything());
    expect(sam.disk.names()).toEqual([]);
    expect((await files.put(photo)).ok).toBe(false);
  });
});

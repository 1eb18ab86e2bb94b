import { readFileSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { fromBase64Url, toBase64Url, utf8 } from '../../../src/crdt/basics/bytes.ts';
import { memorySource } from '../../../src/crdt/backup/memory-file.ts';
import { createBackups } from '../../../src/crdt/spaces/backup/create-backups.ts';
import { argon2 } from '../../../src/crdt/vault/argon2.ts';
import { journalOf, openings, patient, pretendTarget, writes } from '../../cast/backups.ts';
import { couple, given, simulatedAttune } from '../../cast/simulated-attune.ts';
import type { SimulatedPerson, SimulatedWorld } from '../../cast/simulated-attune.ts';

const vector = new URL('../../vectors/backup/version-1.json', import.meta.url);
const passphrase = 'meadow copper lantern';
const tools = ({ clock }: SimulatedWorld) => ({
  clock,
  stretch: argon2,
  breathe: () => Promise.resolve(),
});
const backupsWith = (person: SimulatedPerson, world: SimulatedWorld) =>
  createBackups(person.attune(), tools(world));

if (process.env['MAKE_VECTORS'] === '1') await makeVector();

test('a backup that version 1 has made is restored for ever, word for word', async () => {
  const { file } = v.parse(
    v.object({ file: v.string() }),
    JSON.parse(readFileSync(vector, 'utf8')),
  );
  const bytes = fromBase64Url(file);
  if (bytes === undefined) throw new Error('the vector is damaged');
  const world = simulatedAttune(361);
  const sam = await world.person('sam');
  const backups = backupsWith(sam, world);
  const looked = given(await backups.look(memorySource(bytes), passphrase, () => true));
  expect(looked.workspaces).toMatchObject([{ name: 'Willow', others: ['Imani'] }]);
  given(await backups.restore(looked, patient));
  const journal = await journalOf(sam);
  expect(openings(journal)).toEqual(['I walked to the river.']);
  const photo = journal.entries.view.get().entries[0]?.photos[0];
  expect(given(await journal.files.get(photo?.file ?? ''))).toEqual(utf8('a photo'));
  const [willow] = sam.attune().workspaces.get();
  if (willow === undefined) throw new Error('there is a workspace');
  const place = given(await sam.attune().openWorkspace(willow.id));
  expect(place.goals.view.get().goals.map(({ text }) => text)).toEqual(['Walk outside']);
  expect(place.members.view.get().members.map(({ name }) => name)).toEqual(['Imani', 'Sam']);
  expect(place.concerns.get()).toEqual([]);
});

async function makeVector(): Promise<void> {
  const { world, sam, his } = await couple(360);
  await world.until(() => his.members.view.get().members.length === 2);
  his.goals.verbs.add({ text: 'Walk outside', why: '' });
  const entry = await writes(sam, '2026-11-24', 'I walked to the river.');
  const journal = await journalOf(sam);
  const file = given(await journal.files.put(utf8('a photo')));
  journal.entries.verbs.addPhoto(entry, { file, width: 4, height: 3, caption: 'River' });
  const target = pretendTarget();
  given(
    await backupsWith(sam, world).make({ scope: 'everything', passphrase, target, watch: patient }),
  );
  writeFileSync(
    vector,
    `${JSON.stringify({ passphrase, file: toBase64Url(target.bytes()) }, null, 2)}\n`,
  );
}

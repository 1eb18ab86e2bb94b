import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { attuneForEachTest, type AttuneForEachTest } from '../cast/attune-for-each-test.ts';
import { recordLines } from '../cast/line-recorder.ts';
import type { Person } from '../cast/person.ts';
import { searchBytes, searchFolder } from '../cast/search-bytes.ts';
import { twoAtWork } from '../cast/two-at-work.ts';
import { letLookInside, whatRests, type RestingSpace } from '../cast/what-rests.ts';
import { phone, writeEntry } from '../cast/write-entry.ts';

const attune = attuneForEachTest();

/** Words that no browser, list of words or library holds by itself. */
const canary = {
  passage: 'sharqolvinta',
  before: 'befdrimzulp',
  behind: 'behgwolfik',
  mood: 'moodvastrem',
  second: 'secplunvoz',
  third: 'thirbrolqin',
} as const;
const { passage: said, ...rest } = canary;
const kept = Object.values(rest);
const passage = `I said no to Sunday, ${said}, and slept.`;

const findings = (bytes: Buffer, words: readonly string[]): readonly string[] =>
  searchBytes(bytes, { name: '', words }).map(({ word }) => word);
const opened = (spaces: readonly RestingSpace[], whose?: RestingSpace['whose']): Buffer =>
  Buffer.concat(
    spaces.filter((one) => whose === undefined || one.whose === whose).map((one) => one.opened),
  );
/** The end of an entry, which is its own alone: by it an entry is known wherever it lies. */
const seals = (spaces: readonly RestingSpace[], whose: RestingSpace['whose']): readonly Buffer[] =>
  spaces
    .filter((one) => one.whose === whose)
    .flatMap(({ sealed }) => sealed.map((entry) => entry.subarray(-32)));

test('Sam writes three entries on a phone without a network, finds one after the browser was killed, and shares one paragraph: Imani has that and nothing else of his journal', async () => {
  test.setTimeout(300_000);
  const lines = recordLines();
  const prepare = async (person: Person): Promise<void> => {
    await lines.watch(person);
    await letLookInside(person);
    await person.page().reload();
  };
  const watched: AttuneForEachTest = {
    server: attune.server,
    async arrive(name) {
      const person = await attune.arrive(name);
      await prepare(person);
      return person;
    },
  };
  const { imani, sam } = await twoAtWork(watched);
  await sam.isSaved();
  await sam.page().evaluate(() => navigator.serviceWorker.ready.then(() => undefined));

  await attune.server.stop();
  await sam.page().setViewportSize(phone);
  await sam.page().goto(new URL('/journal', sam.page().url()).href);
  await writeEntry(
    sam.page(),
    [`A long week, ${canary.before}.`, passage, `Nobody is to read this, ${canary.behind}.`],
    canary.mood,
  );
  await writeEntry(sam.page(), [`Rain all day, ${canary.second}.`]);
  await writeEntry(sam.page(), [`Noor called, ${canary.third}.`]);
  await expect(sam.page().getByRole('status', { name: 'Saving' })).toContainText(
    'Saved on this device',
  );

  await sam.killAndReopen('/journal');
  await prepare(sam);
  const page = sam.page();
  await page.setViewportSize(phone);
  await page.getByRole('searchbox', { name: 'Search my journal' }).fill('SÚNDAY');
  await expect(page.getByText('One entry found')).toBeVisible();
  await page.getByRole('link', { name: /I said no to Sunday/ }).click();
  await expect(page.getByRole('toolbar')).toBeVisible();

  await attune.server.restart();
  await page.getByText(passage).click();
  await page.getByRole('button', { name: 'Share a paragraph' }).click();
  const dialog = page.getByRole('dialog', { name: 'Share a paragraph' });
  await expect(dialog.getByRole('region', { name: 'What Imani will see' })).toContainText(passage);
  for (const words of kept) await expect(dialog.getByRole('figure')).not.toContainText(words);
  await dialog.getByRole('button', { name: 'Share this' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('region', { name: 'Shared from this entry' })).toContainText(passage);

  await page.goto(new URL('/', page.url()).href);
  await expect(sam.connection()).toContainText('Connected with Imani', { timeout: 60_000 });
  await imani.goTo('Notes');
  const shared = imani
    .page()
    .getByRole('region', { name: 'From your journals' })
    .getByRole('figure');
  await expect(shared).toHaveCount(1);
  await expect(shared.getByRole('paragraph')).toHaveText([passage]);
  await expect(shared).toContainText('From Sam’s journal');
  const seen = Buffer.from(await imani.page().content());
  expect(findings(seen, [said])).toContain(said);
  expect(findings(seen, kept)).toEqual([]);
  for (const person of [imani, sam]) await person.isSaved();

  // What rests with each of them, opened with every key they have.
  const [hers, his] = [await whatRests(imani.page()), await whatRests(sam.page())];
  expect(findings(opened(hers), [said])).toContain(said);
  expect(findings(opened(hers), kept)).toEqual([]);
  expect(findings(opened(his, 'workspace'), kept)).toEqual([]);
  expect(new Set(findings(opened(his, 'own'), kept))).toEqual(new Set(kept));

  // Every frame between the browsers and to the rendezvous: no word in any of them, and no entry of the journal, sealed or not.
  for (const by of ['Imani', 'Sam']) {
    for (const how of ['sent to a browser', 'heard from a browser', 'rendezvous']) {
      const some = lines.frames.filter((frame) => frame.by === by && frame.how === how);
      expect(some.length, `${by}, ${how}`).toBeGreaterThan(2);
    }
  }
  const wire = Buffer.concat(lines.frames.map(({ bytes }) => bytes));
  expect(findings(wire, [said, ...kept])).toEqual([]);
  const ofJournal = seals(his, 'own');
  expect(ofJournal.length).toBeGreaterThan(3);
  expect(ofJournal.some((seal) => wire.includes(seal))).toBe(false);
  expect(seals(his, 'workspace').some((seal) => wire.includes(seal))).toBe(true);

  // The whole of her profile on the disk, while the browser runs and after; a word put there is found.
  expect((await searchFolder(imani.profile(), kept)).found).toEqual([]);
  await imani.close();
  const { files, found } = await searchFolder(imani.profile(), [said, ...kept]);
  expect(found).toEqual([]);
  expect(files).toBeGreaterThan(50);
  const planted = path.join(imani.profile(), 'planted');
  await writeFile(planted, `A page left ${canary.second} here.`);
  const control = await searchFolder(imani.profile(), kept);
  expect(control.found).toEqual([{ file: 'planted', word: canary.second, as: 'utf8' }]);
});

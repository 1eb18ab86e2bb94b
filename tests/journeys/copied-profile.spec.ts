import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { isLocked, setPassphrase, unlock } from '../cast/at-the-lock.ts';
import { attuneForEachTest } from '../cast/attune-for-each-test.ts';
import { launchBrowser } from '../cast/browser-process.ts';
import { createPerson, type Person } from '../cast/person.ts';
import { searchFolder } from '../cast/search-bytes.ts';

const attune = attuneForEachTest();
const passphrase = 'meadowqix copperzul lanternvop';
test.setTimeout(240_000);

/** Words that no browser or list of words holds by itself: written before there was a passphrase, and after. */
const before = {
  name: 'Imqvarzel',
  workspace: 'Wilkrontup',
  goal: 'goalzhunpek',
  title: 'titleqorvex',
  entry: 'entrydromvik',
};
const after = { goal: 'latergrenwok', title: 'laterqumpix', entry: 'laterfolzent' };
const words = [...Object.values(before), ...Object.values(after), ...passphrase.split(' ')];
const anyWord = new RegExp(words.join('|'));

async function write(imani: Person, what: typeof after): Promise<void> {
  await imani.writeEntry(what.entry);
  await imani.addGoal({ text: what.goal, why: '' });
  await imani.openNewNote(what.title);
  await imani.isSaved();
}

/** Somebody who has a copy of a profile: every byte of it is searched, then a browser is started on it. */
async function opensNothing(imani: Person): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'attune-copied-'));
  await cp(imani.profile(), folder, { recursive: true, filter: (name) => !/Singleton/.test(name) });
  const searched = await searchFolder(folder, words);
  expect(searched.found).toEqual([]);
  expect(searched.files).toBeGreaterThan(50);
  const thief = await launchBrowser(folder);
  try {
    const page = thief.context.pages()[0] ?? (await thief.context.newPage());
    for (const at of ['', 'journal', 'settings', 'workspaces']) {
      await page.goto(new URL(at, attune.server.url).href);
      await isLocked(page, anyWord);
    }
    await unlock(page, 'meadow copper lantern');
    await expect(page.getByText('That did not open it.')).toBeVisible();
    await isLocked(page, anyWord);
  } finally {
    await thief.kill();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

test('a copy of Imani’s profile, taken from a browser that was closed or killed, holds no word of hers and opens nothing', async () => {
  const imani = await attune.arrive(before.name);
  await imani.startWorkspace(before.workspace);
  await write(imani, before);
  await imani.goTo('Settings');
  await setPassphrase(imani.page(), passphrase);
  await write(imani, after);
  // Killed while it is open and unlocked.
  await imani.killAndReopen('/');
  await isLocked(imani.page(), anyWord);
  await unlock(imani.page(), passphrase);
  await imani.goTo('Goals');
  for (const goal of [before.goal, after.goal]) await expect(imani.goal(goal)).toBeVisible();
  await imani.addGoal({ text: 'One more', why: after.goal });
  await imani.isSaved();
  await imani.kill();
  await opensNothing(imani);

  await imani.openAgain('/');
  await isLocked(imani.page(), anyWord);
  await unlock(imani.page(), passphrase);
  await imani.goTo('Goals');
  await expect(imani.goal('One more')).toBeVisible();
  await imani.close();
  await opensNothing(imani);
});

test('the search finds what a page keeps in plain bytes, also where the browser has packed it', async () => {
  const careless = createServer((_request, answer) => {
    answer.writeHead(200, { 'content-type': 'text/html' });
    answer.end('<!doctype html><title>A careless page</title>');
  });
  await new Promise<void>((resolve) => careless.listen(0, 'localhost', resolve));
  const address = careless.address();
  const url = `http://localhost:${typeof address === 'object' && address !== null ? address.port : 0}/`;
  const mo = await createPerson('Mo', url);
  const keep = (text: string, first: number, much: number): Promise<void> =>
    mo.page().evaluate(
      async ([given, from, fillers]) => {
        await new Promise<void>((resolve, reject) => {
          const request = indexedDB.open('careless');
          request.onupgradeneeded = () => request.result.createObjectStore('kept');
          request.onerror = () => reject(new Error('not opened'));
          request.onsuccess = () => {
            const writing = request.result.transaction('kept', 'readwrite', {
              durability: 'strict',
            });
            const shelf = writing.objectStore('kept');
            // Beginnings of the word first: packed, the word itself is put together of copies.
            for (let at = 0; at < 40; at += 1) {
              const parts = `${given.slice(0, 7)} ${at} ${given.slice(7)}`;
              shelf.put(new TextEncoder().encode(parts), from + at);
            }
            shelf.put(new TextEncoder().encode(`bytes of ${given}`), from + 50);
            // As much as a browser keeps as it came: beyond that it writes tables, which are packed.
            const filler = new TextEncoder().encode('and more of it '.repeat(3_000));
            for (let at = 100; at < 100 + fillers; at += 1) shelf.put(filler, from + at);
            writing.oncomplete = () => resolve();
          };
        });
      },
      [text, first, much] as const,
    );
  try {
    await keep(after.entry, 0, 200);
    await mo.close();
    // Whatever waited for a quiet moment is done when the database is opened again.
    await mo.openAgain('/');
    await keep(before.entry, 1_000, 0);
    await mo.close();
    const { found } = await searchFolder(mo.profile(), [before.entry, after.entry]);
    const where = found.map(({ file }) => file);
    expect(where.some((file) => file.endsWith('.ldb, unpacked'))).toBe(true);
    expect(where.some((file) => file.endsWith('.log'))).toBe(true);
  } finally {
    await mo.leave();
    careless.close();
  }
});

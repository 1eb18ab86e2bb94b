import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { mayRest, RECORDS_DATABASE } from '../../src/crdt/storage/resting-places.ts';
import { attuneForEachTest } from '../cast/attune-for-each-test.ts';

import { shelvesOf, type Shelves } from '../cast/rest-shelves.ts';

const attune = attuneForEachTest();

const nothing: Shelves = {
  databases: [],
  caches: {},
  localStorage: {},
  sessionStorage: {},
  privateFiles: [],
  cookies: '',
  workers: [],
};

/** What may rest after a session, and nothing beside it. */
function expectOnlySealed(shelves: Shelves): void {
  const { databases, caches, ...others } = shelves;
  expect(others).toEqual({
    // That something rests here, so that a browser that let go of it can be told from a new one.
    localStorage: { seen: '1' },
    sessionStorage: {},
    privateFiles: [],
    cookies: '',
    workers: ['/service-worker.js'],
  });
  for (const { name, stores } of databases) {
    expect(mayRest(name), name).toBe(true);
    if (name === RECORDS_DATABASE) {
      expect(Object.keys(stores)).toEqual(['keys', 'records']);
      expect(stores['keys']).toEqual([{ key: '"device"', kind: 'locked key' }]);
      // Names say nothing either: they are hashes, but for the list of wrappers.
      for (const { key, kind } of stores['records'] ?? []) {
        expect(key).toMatch(/^"(?:wrappers|closed|tries|[A-Za-z0-9_-]{22,43})"$/);
        expect(kind).toBe('Uint8Array');
      }
    } else {
      expect(Object.keys(stores)).toEqual(['custom', 'updates']);
      for (const { kind } of stores['updates'] ?? []) expect(kind).toBe('Uint8Array');
      for (const { key, kind } of stores['custom'] ?? []) {
        expect(key).toMatch(/^"(?:generation|mark|snapshot|set-aside\/\d+)"$/);
        expect(kind).toBe(/generation|mark/.test(key) ? 'number' : 'Uint8Array');
      }
    }
  }
  // Kept for offline use: files of the app, the same for everybody.
  for (const [name, files] of Object.entries(caches)) {
    expect(name).toMatch(/^attune-precache/);
    for (const file of files) expect(existsSync(path.join('dist/app', file)), file).toBe(true);
  }
}

test('who only looks leaves nothing behind, on the first page or with an invitation', async () => {
  const imani = await attune.arrive('Imani');
  await expect(
    imani.page().getByRole('heading', { name: 'A shared space for therapy' }),
  ).toBeVisible();
  expect(await shelvesOf(imani.page())).toEqual(nothing);
  await imani.page().getByRole('button', { name: 'Start a workspace' }).click();
  await imani.page().getByRole('textbox', { name: 'Your name' }).fill('Imani');
  await imani.page().goBack();
  await imani.page().getByRole('button', { name: 'I have an invitation' }).click();
  await expect(imani.page().getByRole('textbox', { name: 'Invitation link' })).toBeVisible();
  expect(await shelvesOf(imani.page())).toEqual(nothing);

  await imani.page().goto(attune.server.url);
  await imani.startWorkspace('Willow');
  const link = await imani.invite();
  const sam = await attune.arrive('Sam');
  await sam.page().goto(link);
  await expect(sam.page().getByRole('button', { name: 'Ask to come in' })).toBeVisible();
  expect(await shelvesOf(sam.page())).toEqual(nothing);
});

test('after a session nothing rests but sealed bytes in the places that are listed, and all of it can be taken away', async () => {
  const imani = await attune.arrive('Imani');
  await imani.startWorkspace('Willow');
  const link = await imani.invite();
  const sam = await attune.arrive('Sam');
  await sam.knock(link);
  await imani.door('Sam').getByRole('button', { name: 'Let in' }).click();
  await expect(sam.connection()).toContainText('Connected with Imani');
  await imani.addGoal({ text: 'Walk outside', why: 'The river' });
  await sam.goTo('Goals');
  await expect(sam.goal('Walk outside')).toBeVisible();
  await sam.openNewNote('Tuesday');
  await sam.note().click();
  await sam.page().keyboard.type('The call was on Sunday.');
  for (const person of [imani, sam]) {
    await person.isSaved();
    await person.page().evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    const shelves = await shelvesOf(person.page());
    expectOnlySealed(shelves);
    expect(shelves.databases).toHaveLength(2);
    expect(Object.keys(shelves.caches)).toHaveLength(1);
  }

  await sam.goTo('Settings');
  await sam.page().getByRole('radio', { name: 'Dark' }).check();
  expect((await shelvesOf(sam.page())).localStorage).toEqual({ seen: '1', theme: 'dark' });
  await sam.page().getByRole('button', { name: 'Remove everything from this device' }).click();
  await sam.page().getByRole('textbox', { name: 'Write the word' }).fill('remove');
  await sam.page().getByRole('button', { name: 'Remove everything', exact: true }).click();
  await expect(
    sam.page().getByRole('heading', { name: 'A shared space for therapy' }),
  ).toBeVisible();
  expect(await shelvesOf(sam.page())).toEqual(nothing);
});

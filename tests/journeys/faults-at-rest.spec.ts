import { expect, test, type CDPSession, type Page } from '@playwright/test';
import { mayRest, RECORDS_DATABASE } from '../../src/crdt/storage/resting-places.ts';
import { attuneForEachTest } from '../cast/attune-for-each-test.ts';
import type { Person } from '../cast/person.ts';
import { shelvesOf } from '../cast/rest-shelves.ts';

const attune = attuneForEachTest();

const meet = async (): Promise<{ imani: Person; sam: Person }> => {
  const imani = await attune.arrive('Imani');
  await imani.startWorkspace('Willow');
  const link = await imani.invite();
  const sam = await attune.arrive('Sam');
  await sam.knock(link);
  await imani.door('Sam').getByRole('button', { name: 'Let in' }).click();
  await expect(sam.connection()).toContainText('Connected with Imani');
  return { imani, sam };
};

/** The database of this person's one workspace. */
const storeOf = async (page: Page): Promise<string> => {
  const { databases } = await shelvesOf(page);
  const found = databases.map(({ name }) => name).find((name) => name !== RECORDS_DATABASE);
  if (found === undefined || !mayRest(found)) throw new Error('no workspace rests here');
  return found;
};

/** Turns one bit in the last record with words in it, so many bytes before its end. At each opening an empty one is added. */
const damageLast = (page: Page, given: { store: string; beforeEnd: number }): Promise<void> =>
  page.evaluate(async ({ store, beforeEnd }) => {
    await new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open(store);
      opening.onerror = () => reject(new Error('not opened'));
      opening.onsuccess = () => {
        const database = opening.result;
        const writing = database.transaction('updates', 'readwrite', { durability: 'strict' });
        const last = writing.objectStore('updates').openCursor(null, 'prev');
        last.onsuccess = () => {
          const value: unknown = last.result?.value;
          if (!(value instanceof Uint8Array)) return;
          if (value.length <= 100) {
            last.result?.continue();
            return;
          }
          const at = value.length - beforeEnd;
          value[at] = (value[at] ?? 0) ^ 1;
          last.result?.update(value);
        };
        writing.oncomplete = () => {
          database.close();
          resolve();
        };
      };
    });
  }, given);

const toldOfDamage = (person: Person) =>
  person.page().getByText('Some saved words on this device could not be read.');
const toldOfHealing = (person: Person) =>
  person.page().getByText('Some saved words had been damaged. They are whole again.');

/** Two goals of Imani's, each in a record of its own at rest. */
const twoGoals = async (imani: Person, reader: Person): Promise<void> => {
  await reader.goTo('Goals');
  for (const text of ['The first goal', 'The second goal']) {
    await imani.addGoal({ text, why: '' });
    await expect(reader.goal(text)).toBeVisible();
    await reader.isSaved();
  }
};

/** Pages of the same origin without the app in them, so that the database is nobody's. */
const aside = (person: Person) => person.page().goto(`${attune.server.url}/quiet.html`);

test('a bit turns in words on Sam’s disk: he is told, the rest opens, and Imani’s copy makes it whole', async () => {
  test.setTimeout(120_000);
  const { imani, sam } = await meet();
  await twoGoals(imani, sam);
  const goals = sam.page().url();
  const hers = imani.page().url();
  const store = await storeOf(sam.page());
  await aside(sam);
  await aside(imani);
  await damageLast(sam.page(), { store, beforeEnd: 100 });

  // Nobody to fetch from yet.
  await sam.page().goto(goals);
  await expect(sam.goal('The first goal')).toBeVisible();
  await expect(toldOfDamage(sam)).toBeVisible();
  await expect(sam.goal('The second goal')).toBeHidden();
  await imani.page().goto(hers);
  await expect(sam.goal('The second goal')).toBeVisible();
  await expect(toldOfHealing(sam)).toBeVisible();
  await expect(toldOfDamage(sam)).toBeHidden();
  await sam.isSaved();

  // It rests again: nothing is told any more, also with nobody else there.
  await aside(imani);
  await sam.reload();
  await expect(sam.goal('The second goal')).toBeVisible();
  await expect(toldOfDamage(sam)).toBeHidden();
  await expect(toldOfHealing(sam)).toBeHidden();
});

test('a bit turns in words on the disk of Imani, who is alone: she is told, and no word is missing', async () => {
  test.setTimeout(120_000);
  const imani = await attune.arrive('Imani');
  await imani.startWorkspace('Willow');
  await twoGoals(imani, imani);
  const goals = imani.page().url();
  const store = await storeOf(imani.page());
  // Some time after opening, what is open is kept as a whole as well.
  await imani.reload();
  const isKeptAsAWhole = async (): Promise<boolean> => {
    const { databases } = await shelvesOf(imani.page());
    const custom = databases.find(({ name }) => name === store)?.stores['custom'];
    return custom?.some(({ key }) => key === '"snapshot"') === true;
  };
  await expect.poll(isKeptAsAWhole, { timeout: 30_000 }).toBe(true);
  await aside(imani);
  await damageLast(imani.page(), { store, beforeEnd: 100 });

  await imani.page().goto(goals);
  await expect(imani.goal('The first goal')).toBeVisible();
  await expect(imani.goal('The second goal')).toBeVisible();
  await expect(toldOfHealing(imani)).toBeVisible();
  await imani.addGoal({ text: 'The third goal', why: '' });
  await imani.isSaved();
  await imani.reload();
  for (const text of ['The first goal', 'The second goal', 'The third goal']) {
    await expect(imani.goal(text)).toBeVisible();
  }
  await expect(toldOfDamage(imani)).toBeHidden();
  await expect(toldOfHealing(imani)).toBeHidden();
});

test('a bit turns around words on Imani’s disk: she is told once, and no word is missing', async () => {
  const imani = await attune.arrive('Imani');
  await imani.startWorkspace('Willow');
  await twoGoals(imani, imani);
  const goals = imani.page().url();
  const store = await storeOf(imani.page());
  await aside(imani);
  await damageLast(imani.page(), { store, beforeEnd: 1 });
  await imani.page().goto(goals);
  await expect(imani.goal('The first goal')).toBeVisible();
  await expect(imani.goal('The second goal')).toBeVisible();
  await expect(toldOfDamage(imani)).toBeVisible();
  await imani.reload();
  await expect(imani.goal('The second goal')).toBeVisible();
  await expect(toldOfDamage(imani)).toBeHidden();
});

test('the disk is full: Imani is told what to do, types on, and all of it is saved once there is room', async () => {
  test.setTimeout(180_000);
  const imani = await attune.arrive('Imani');
  await imani.startWorkspace('Willow');
  await imani.addGoal({ text: 'Written in time', why: '' });
  await imani.isSaved();
  const devtools: CDPSession = await imani.page().context().newCDPSession(imani.page());
  await devtools.send('Storage.overrideQuotaForOrigin', {
    origin: attune.server.url,
    quotaSize: 1,
  });
  // Chromium looks again at how much room there is only after a while: she writes until it has.
  const written = ['Written in time'];
  await expect(async () => {
    const text = `Goal ${written.length + 1}`;
    await imani.addGoal({ text, why: '' });
    written.push(text);
    await expect(imani.connection()).toContainText('Not saved', { timeout: 3_000 });
  }).toPass({ timeout: 90_000 });
  await expect(imani.connection()).toContainText('This device has no room left.');
  await imani.addGoal({ text: 'And another', why: '' });
  written.push('And another');
  await expect(imani.connection()).toContainText('Not saved');

  await devtools.send('Storage.overrideQuotaForOrigin', { origin: attune.server.url });
  await expect(imani.connection()).toContainText('Saved on this device', { timeout: 40_000 });
  await imani.killAndReopen();
  for (const text of written) await expect(imani.goal(text)).toBeVisible();
});

test('the workspace’s database is deleted while it is open, and is written again from the page', async () => {
  const imani = await attune.arrive('Imani');
  await imani.startWorkspace('Willow');
  await imani.addGoal({ text: 'Before', why: '' });
  await imani.isSaved();
  const store = await storeOf(imani.page());
  await imani.page().evaluate(
    (name) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = () => resolve();
        request.onerror = () => reject(new Error('not deleted'));
      }),
    store,
  );
  await imani.addGoal({ text: 'After', why: '' });
  await imani.isSaved();
  await imani.killAndReopen();
  await expect(imani.goal('Before')).toBeVisible();
  await expect(imani.goal('After')).toBeVisible();
});

test('the browser’s storage is cleared while Imani writes: nothing is shown as saved that is not', async () => {
  const imani = await attune.arrive('Imani');
  await imani.startWorkspace('Willow');
  await imani.addGoal({ text: 'Before', why: '' });
  await imani.isSaved();
  const devtools = await imani.page().context().newCDPSession(imani.page());
  await devtools.send('Storage.clearDataForOrigin', {
    origin: attune.server.url,
    storageTypes: 'all',
  });
  await imani.addGoal({ text: 'After', why: '' });
  await imani.isSaved();
  await imani.killAndReopen();
  await expect(imani.goal('Before')).toBeVisible();
  await expect(imani.goal('After')).toBeVisible();
});

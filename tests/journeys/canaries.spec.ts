import { createServer } from 'node:http';
import { expect, test, type Page } from '@playwright/test';
import { createPerson, type Person } from '../cast/person.ts';
import { startRecordingProxy, type RecordingProxy } from '../cast/recording-proxy.ts';
import { searchBytes, searchFolder } from '../cast/search-bytes.ts';
import { startServerProcess, type ServerProcess } from '../cast/server-process.ts';

/** Words that no browser, list of words or library holds by itself. */
const canary = {
  therapist: 'Imqvarzel',
  client: 'Sambrovix',
  workspace: 'Wilkrontup',
  renamed: 'Newgralmoth',
  goal: 'goalzhunpek',
  why: 'whyvolgrenk',
  step: 'steptrufwaz',
  edited: 'editbrolqin',
  title: 'titleqorvex',
  note: 'notedrimzulp',
  pasted: 'pastegwolfik',
  removed: 'gonekvastrum',
  journey: 'draftplunvoz',
} as const;
const words = Object.values(canary);

let server: ServerProcess;
let proxy: RecordingProxy;
let people: Person[];

test.beforeEach(async () => {
  server = await startServerProcess();
  proxy = await startRecordingProxy(server.url);
  people = [];
});
test.afterEach(async () => {
  for (const person of people) await person.leave();
  await proxy.close();
  await server.stop();
});

const arrive = async (name: string): Promise<Person> => {
  const person = await createPerson(name, proxy.url);
  people.push(person);
  return person;
};

/** What a page shows of itself to anybody but its reader: the tab, the open storages, what is kept for offline use. */
const openShelves = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const shelves: unknown[] = [document.title, location.href, document.cookie, window.name];
    shelves.push(history.state);
    for (const storage of [localStorage, sessionStorage]) {
      shelves.push(Object.entries(storage));
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        shelves.push(request.url, await (await cache.match(request))?.text());
      }
    }
    for (const { name } of await indexedDB.databases()) shelves.push(name);
    return JSON.stringify(shelves);
  });

const seenOn = async (person: Person): Promise<void> => {
  const shelves = Buffer.from(await openShelves(person.page()));
  expect(searchBytes(shelves, { name: person.page().url(), words })).toEqual([]);
};

test('no word that people write is found in their profiles, at the rendezvous or in what the server prints', async () => {
  test.setTimeout(180_000);
  const imani = await arrive(canary.therapist);
  await imani.startWorkspace(canary.workspace);
  const link = await imani.invite();
  const sam = await arrive(canary.client);
  await sam.knock(link);
  await imani.door(canary.client).getByRole('button', { name: 'Let in' }).click();
  await expect(sam.connection()).toContainText(`Connected with ${canary.therapist}`);
  await expect(imani.connection()).toContainText(`Connected with ${canary.client}`);
  await seenOn(imani);
  await seenOn(sam);

  await imani.addGoal({ text: canary.goal, why: canary.why });
  await sam.goTo('Goals');
  const goal = sam.goal(canary.goal);
  await goal.getByRole('button', { name: 'Add a step' }).click();
  await sam.page().getByRole('textbox', { name: 'Step' }).fill(canary.step);
  await sam.page().keyboard.press('Enter');
  await expect(imani.goal(canary.goal)).toContainText(canary.step);
  await imani.goal(canary.goal).getByRole('button', { name: 'Edit' }).click();
  await imani.page().getByRole('textbox', { name: 'Why it matters' }).fill(canary.edited);
  await imani.page().getByRole('button', { name: 'Save goal' }).click();
  await expect(goal).toContainText(canary.edited);
  // Words that were begun and never saved: the browser might keep a form.
  await sam.page().getByRole('button', { name: 'New goal' }).first().click();
  await sam.page().getByRole('textbox', { name: 'Goal', exact: true }).fill(canary.journey);
  await sam.page().keyboard.press('Escape');
  await seenOn(imani);
  await seenOn(sam);

  await imani.openNewNote(canary.title);
  await imani.note().click();
  await imani.page().keyboard.type(`${canary.note} and ${canary.removed}`);
  for (let at = 0; at < canary.removed.length; at += 1) {
    await imani.page().keyboard.press('Backspace');
  }
  await imani.note().evaluate((element, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, canary.pasted);
  await sam.goTo('Notes');
  await sam
    .page()
    .getByRole('link', { name: new RegExp(canary.title) })
    .click();
  await expect(sam.note()).toContainText(canary.pasted);
  await sam.note().click();
  await sam.page().keyboard.press('Control+End');
  await sam.page().keyboard.type(` ${canary.note} again`);
  await expect(imani.note()).toContainText(`${canary.note} again`);
  await seenOn(imani);
  await seenOn(sam);

  await imani.goTo('Settings');
  await imani.page().getByRole('textbox', { name: 'Name of this workspace' }).fill(canary.renamed);
  await imani.page().getByRole('button', { name: 'Save name' }).click();
  for (const person of people) {
    await person.goTo('Today');
    await person.isSaved();
    await seenOn(person);
    // Another site in the same tab: this is when a browser writes down what stood in forms.
    await person.page().goto('about:blank');
    await person.page().goBack();
    await expect(person.page().getByRole('heading', { level: 1 })).toBeVisible();
    await person.isSaved();
  }

  for (const person of people) {
    const running = await searchFolder(person.profile(), words);
    expect(running.found).toEqual([]);
    await person.close();
    const closed = await searchFolder(person.profile(), words);
    expect(closed.found).toEqual([]);
    expect(closed.files).toBeGreaterThan(50);
  }
  expect(proxy.frames.length).toBeGreaterThan(20);
  const wire = Buffer.concat([...proxy.frames, Buffer.from(proxy.asked.join('\n'))]);
  expect(searchBytes(wire, { name: 'rendezvous', words })).toEqual([]);
  expect(searchBytes(server.log(), { name: 'server', words })).toEqual([]);
  expect(server.log().toString()).toMatch(/^Attune is at \S+\n$/);
});

test('the search would find a word that a page stores unsealed, in each place where browsers keep things', async () => {
  const careless = createServer((_request, answer) => {
    answer.writeHead(200, { 'content-type': 'text/html' });
    answer.end('<!doctype html><title>A careless page</title>');
  });
  await new Promise<void>((resolve) => careless.listen(0, 'localhost', resolve));
  const address = careless.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const url = `http://localhost:${port}/`;
  const mo = await createPerson('Mo', url);
  people.push(mo);
  await mo.page().evaluate(async (given) => {
    localStorage.setItem('kept', given.goal);
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open('careless');
      request.onupgradeneeded = () => request.result.createObjectStore('kept');
      request.onerror = () => reject(new Error('not opened'));
      request.onsuccess = () => {
        const writing = request.result.transaction('kept', 'readwrite', { durability: 'strict' });
        writing.objectStore('kept').put(new TextEncoder().encode(`bytes of ${given.note}`), 1);
        writing.objectStore('kept').put(given.why, 2);
        writing.objectStore('kept').put(btoa(`base64 of ${given.title}`), 3);
        writing.oncomplete = () => resolve();
      };
    });
    document.title = given.workspace;
    history.replaceState(null, '', `#${given.step}`);
  }, canary);
  await mo.page().goto('about:blank');
  await mo.close();
  careless.close();
  const { found } = await searchFolder(mo.profile(), words);
  const seen = new Set(found.map(({ word }) => word));
  for (const word of ['goal', 'note', 'why', 'title', 'workspace', 'step'] as const) {
    expect(seen, word).toContain(canary[word]);
  }
});

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { startAttune, type AttuneServer } from '../cast/attune-server.ts';
import { createPerson, type Person } from '../cast/person.ts';

let folder: string;
let server: AttuneServer;
let imani: Person;
test.beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'attune-versions-'));
  await cp('dist/app', folder, { recursive: true });
  server = await startAttune({ appFolder: folder });
  imani = await createPerson('Imani', server.url);
});
test.afterEach(async () => {
  await imani.leave();
  await server.stop();
  await rm(folder, { recursive: true });
});

/** Puts a later version in place: the same app under another title, named by its own worker. */
async function deploy(): Promise<void> {
  const page = path.join(folder, 'index.html');
  const html = (await readFile(page, 'utf8')).replace(/<title>[^<]*/, '<title>Attune 2');
  await writeFile(page, html);
  const worker = path.join(folder, 'service-worker.js');
  const script = await readFile(worker, 'utf8');
  const digest = Buffer.from(
    await crypto.subtle.digest('SHA-384', new TextEncoder().encode(html)),
  ).toString('base64');
  const listed =
    /\{(?=[^{}]*url:"index\.html")[^{}]*\}|\{(?=[^{}]*"url":"index\.html")[^{}]*\}/u.exec(script);
  if (listed === null) throw new Error('the worker does not name index.html');
  const entry = `{url:"index.html",revision:"second",integrity:"sha384-${digest}"}`;
  await writeFile(worker, script.replace(listed[0], entry));
  for (const file of [page, worker]) {
    for (const ending of ['.br', '.gz']) await rm(`${file}${ending}`, { force: true });
  }
  await server.restart();
}

/** Waits until the page is one that works without a server. */
const isKept = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => navigator.serviceWorker.controller !== null);
const notice = (page: Page) => page.getByRole('region', { name: 'A new version is ready' });

test('a new version waits until Imani agrees, and her words are there in both', async () => {
  await imani.startWorkspace('Willow');
  await isKept(imani.page());
  await imani.addGoal({ text: 'Walk outside', why: '' });
  await imani.isSaved();
  await deploy();
  await imani.reload();
  await expect(notice(imani.page())).toBeVisible();
  expect(await imani.page().title()).not.toContain('2');
  await notice(imani.page()).getByRole('button', { name: 'Later' }).click();
  await expect(notice(imani.page())).toBeHidden();
  await imani.addGoal({ text: 'Sleep', why: '' });
  await imani.isSaved();
  await imani.reload();
  expect(await imani.page().title()).not.toContain('2');

  const other = await imani.page().context().newPage();
  await other.goto(server.url);
  await expect(notice(other)).toBeVisible();

  await notice(imani.page()).getByRole('button', { name: 'Use it now' }).click();
  await expect(imani.page()).toHaveTitle(/2/);
  await imani.goTo('Goals');
  for (const text of ['Walk outside', 'Sleep']) await expect(imani.goal(text)).toBeVisible();

  // The other tab is the old version still: it goes on, and is offered the new one.
  expect(await other.title()).not.toContain('2');
  await notice(other).getByRole('button', { name: 'Use it now' }).click();
  await expect(other).toHaveTitle(/2/);
});

test('once kept, Attune opens without a server, with everything in it', async () => {
  await imani.startWorkspace('Willow');
  await isKept(imani.page());
  await imani.addGoal({ text: 'Walk outside', why: '' });
  await imani.isSaved();
  await server.stop();
  await imani.reload();
  await imani.goTo('Goals');
  await expect(imani.goal('Walk outside')).toBeVisible();
});

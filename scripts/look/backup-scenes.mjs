import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { press } from './press.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/**
 * Chooses a file and looks inside.
 *
 * @param {Page} page
 * @param {string} passphrase
 */
async function look(page, passphrase) {
  const file = path.join(tmpdir(), 'backup-2026-11-21.attune');
  await writeFile(file, 'a backup of a pretend world');
  const box = await page.waitForSelector('input[type=file]');
  await /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (box).uploadFile(
    file,
  );
  await page.type('input[type=password]', passphrase);
  await press(page, 'Look inside');
}

/** @param {Page} page */
async function make(page) {
  await press(page, 'Make a backup');
  await page.waitForSelector('dialog input[type=password]');
  for (const box of await page.$$('dialog input[type=password]')) {
    await box.type('meadow copper lantern orbit');
  }
}

/**
 * A backup of what is here already.
 *
 * @param {Page} page
 */
async function lookAtOwn(page) {
  await page.waitForSelector('input[type=file]');
  await page.evaluate(() => {
    const { browser, attune } = Reflect.get(window, 'pretend');
    const { kept } = browser.around;
    const [{ id, name, others }] = attune.workspaces.get();
    kept.inside = { ...kept.inside, ownHere: 'same', workspaces: [{ id, name, others }] };
    kept.restored = { added: [], merged: [id], own: 'merged', entries: 0 };
  });
  await look(page, 'meadow');
}

/**
 * Making a backup and bringing one back.
 *
 * @type {readonly { name: string; path: string; scene: string; go?: string; whole?: boolean; do?: (page: Page) => Promise<void> }[]}
 */
export const backupScenes = [
  { name: 'backup-settings', path: '/', scene: 'home', go: 'Settings', whole: true },
  { name: 'backup-make', path: '/', scene: 'home', go: 'Settings', do: make },
  {
    name: 'backup-working',
    path: '/',
    scene: 'home',
    go: 'Settings',
    do: async (page) => {
      await page.evaluate(() => Reflect.get(window, 'pretend').browser.around.kept.waits.set(true));
      await make(page);
      await press(page, 'Save the backup');
    },
  },
  {
    name: 'backup-made',
    path: '/',
    scene: 'home',
    go: 'Settings',
    do: async (page) => {
      await make(page);
      await press(page, 'Save the backup');
    },
  },
  {
    name: 'backup-made-without',
    path: '/',
    scene: 'home',
    go: 'Settings',
    do: async (page) => {
      await page.evaluate(() => {
        const { browser } = Reflect.get(window, 'pretend');
        browser.around.kept.notIn = { leftOut: [], missingFiles: 1, absentPhotos: 3 };
      });
      await make(page);
      await press(page, 'Save the backup');
    },
  },
  {
    name: 'backup-reminder',
    path: '/',
    scene: 'home',
    do: async (page) => {
      await page.waitForNetworkIdle({ idleTime: 150 });
      await page.evaluate(async () => {
        const { browser, clock } = Reflect.get(window, 'pretend');
        browser.around.kept.due = true;
        await clock.advance(6_000);
      });
      await page.waitForSelector('::-p-aria([name="A backup would be good now"][role="heading"])');
    },
  },
  { name: 'restore', path: '/restore', scene: 'new', do: (page) => look(page, 'river') },
  { name: 'restore-inside', path: '/restore', scene: 'home', do: (page) => look(page, 'meadow') },
  { name: 'restore-over', path: '/restore', scene: 'home', whole: true, do: lookAtOwn },
  {
    name: 'restored-over',
    path: '/restore',
    scene: 'home',
    do: async (page) => {
      await lookAtOwn(page);
      await press(page, 'Save a copy and restore');
    },
  },
  {
    name: 'restored',
    path: '/restore',
    scene: 'new',
    do: async (page) => {
      await look(page, 'meadow');
      await press(page, 'Restore');
    },
  },
];

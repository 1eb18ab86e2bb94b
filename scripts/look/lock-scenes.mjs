import { press } from './press.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/**
 * Where Attune is locked, asks, or says what a browser did.
 *
 * @type {readonly { name: string; path: string; scene: string; go?: string; whole?: boolean; do?: (page: Page) => Promise<void> }[]}
 */
export const lockScenes = [
  { name: 'emptied', path: '/', scene: 'emptied' },
  { name: 'install-first', path: '/join', scene: 'install' },
  { name: 'locked', path: '/', scene: 'locked' },
  {
    name: 'locked-again',
    path: '/',
    scene: 'locked',
    do: async (page) => {
      await page.type('input', 'not this one');
      await press(page, 'Unlock');
    },
  },
  {
    name: 'locked-eleven',
    path: '/',
    scene: 'locked',
    do: async (page) => {
      await page.waitForSelector('input');
      await page.evaluate(() =>
        Reflect.get(window, 'pretend').attune.lock.faults.set({
          unlock: { tag: 'unread-words', count: 11, unknown: [] },
        }),
      );
      await press(page, 'Use recovery words');
      await page.type('input', 'river oak lantern');
      await press(page, 'Unlock');
    },
  },
  {
    name: 'locked-lost',
    path: '/',
    scene: 'locked',
    do: (page) => press(page, 'I cannot get in'),
  },
  { name: 'lock-settings', path: '/', scene: 'lock-all', go: 'Settings', whole: true },
  { name: 'lock-alone', path: '/', scene: 'lock-alone', go: 'Settings', whole: true },
  {
    name: 'passphrase',
    path: '/',
    scene: 'home',
    go: 'Settings',
    do: async (page) => {
      await press(page, 'Set a passphrase');
      await press(page, 'Make one for me');
      await page.type('dialog input', 'meadow copper lantern orbit');
    },
  },
  {
    name: 'recovery-words',
    path: '/',
    scene: 'lock-alone',
    go: 'Settings',
    do: (page) => press(page, 'Make recovery words'),
  },
  {
    name: 'recovery-asked',
    path: '/',
    scene: 'lock-alone',
    go: 'Settings',
    do: async (page) => {
      await press(page, 'Make recovery words');
      await press(page, 'I wrote them down');
      await press(page, 'Keep these words');
    },
  },
];

import { press } from './press.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/**
 * A person's own devices, and the locks of a workspace.
 *
 * @type {readonly { name: string; path: string; scene: string; go?: string; whole?: boolean; do?: (page: Page) => Promise<void> }[]}
 */
export const deviceScenes = [
  { name: 'devices', path: '/', scene: 'devices', go: 'Settings', whole: true },
  {
    name: 'devices-add',
    path: '/',
    scene: 'devices',
    go: 'Settings',
    do: (page) => press(page, 'Add a device'),
  },
  {
    name: 'devices-remove',
    path: '/',
    scene: 'devices',
    go: 'Settings',
    do: (page) => press(page, 'Remove'),
  },
  { name: 'devices-backups', path: '/', scene: 'devices-backups', go: 'Settings', whole: true },
  {
    name: 'devices-remove-backed',
    path: '/',
    scene: 'devices-backups',
    go: 'Settings',
    do: (page) => press(page, 'Remove'),
  },
  {
    name: 'devices-remove-backups',
    path: '/',
    scene: 'devices-backups',
    go: 'Settings',
    do: async (page) => {
      await page.waitForSelector('ul[aria-label="My devices"]');
      await page.$eval('ul[aria-label="My devices"] li:last-child button', (own) => own.click());
    },
  },
  { name: 'devices-door', path: '/', scene: 'devices-door' },
  { name: 'devices-added', path: '/', scene: 'devices-added' },
  { name: 'device', path: '/join', scene: 'device' },
  { name: 'locks-gone', path: '/', scene: 'devices-gone', go: 'People' },
  { name: 'today-locks', path: '/', scene: 'devices-gone' },
  {
    name: 'today-out',
    path: '/',
    scene: 'devices',
    do: async (page) => {
      await page.waitForSelector('nav');
      await page.evaluate(() => {
        const { workspace } = Reflect.get(window, 'pretend');
        workspace.connection.set({ tag: 'removed' });
        workspace.concerns.set([{ id: 'removed', what: 'removed', healed: false }]);
      });
    },
  },
  {
    name: 'locks-change',
    path: '/',
    scene: 'devices',
    go: 'People',
    do: (page) => press(page, 'Change the locks'),
  },
];

import { press } from './press.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/**
 * The journal: its list in each place, and an entry.
 * @type {{ name: string; path: string; scene: string; go?: string; do?: (page: Page) => Promise<void> }[]}
 */
export const journalScenes = [
  { name: 'journal', path: '/', scene: 'journal', go: 'Journal' },
  { name: 'journal-empty', path: '/', scene: 'journal-empty', go: 'Journal' },
  { name: 'journal-private', path: '/', scene: 'journal-therapist', go: 'Journal' },
  { name: 'journal-front', path: '/journal', scene: 'journal-therapist' },
  {
    name: 'journal-found',
    path: '/journal',
    scene: 'journal-therapist',
    do: (page) => page.type('[type=search]', 'river'),
  },
  {
    name: 'journal-day',
    path: '/',
    scene: 'journal',
    go: 'Journal',
    do: async (page) => {
      const fold = await page.$('::-p-aria([name="Show the calendar"][role="button"])');
      if (await fold?.isVisible()) await fold?.click();
      // The bar at the foot of a phone may lie over it.
      await page.$eval('[data-day="2026-11-21"]', (day) => day.scrollIntoView({ block: 'center' }));
      await page.click('[data-day="2026-11-21"]');
    },
  },
  { name: 'journal-new', path: '/journal/new', scene: 'journal', do: toolbar },
  { name: 'entry', path: '/', scene: 'journal', go: 'Journal', do: openEntry },
  {
    name: 'entry-photo',
    path: '/',
    scene: 'journal',
    go: 'Journal',
    do: async (page) => {
      await openEntry(page);
      await press(page, 'Open large');
    },
  },
  {
    name: 'entry-mood',
    path: '/',
    scene: 'journal',
    go: 'Journal',
    do: async (page) => {
      await openEntry(page);
      await press(page, 'Find a word');
    },
  },
];

/** @param {Page} page */
async function toolbar(page) {
  await page.waitForSelector('[role=toolbar]');
}

/** @param {Page} page */
async function openEntry(page) {
  await (await page.waitForSelector('#page a[href*="/journal/"]'))?.click();
  await toolbar(page);
}

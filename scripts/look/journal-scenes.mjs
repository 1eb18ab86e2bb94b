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
  {
    name: 'entry-plain',
    path: '/journal',
    scene: 'journal',
    do: async (page) => {
      // What is typed stands in a plain place, also where the page for writing does not come at all.
      const devtools = await page.createCDPSession();
      await devtools.send('Network.enable');
      await devtools.send('Network.setBlockedURLs', { urls: ['*mount-note-editor*'] });
      await press(page, 'New entry');
      await page.keyboard.type('The heron stood still,');
      await page.keyboard.press('Enter');
      await page.keyboard.type('and I did too.');
      await page.waitForSelector('::-p-aria([name="Try again"][role="button"])');
      await devtools.detach();
    },
  },
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
  {
    name: 'entry-shared',
    path: '/',
    scene: 'journal-shared',
    go: 'Journal',
    do: async (page) => {
      await openEntry(page);
      await page.waitForSelector('::-p-aria([name="Take back"][role="button"])');
      await page.$$eval('article section', (parts) => parts.at(-1)?.scrollIntoView());
    },
  },
  {
    name: 'share',
    path: '/',
    scene: 'journal-shared',
    go: 'Journal',
    do: async (page) => {
      await openEntry(page);
      await page.click('.note-words p:nth-child(2)', { count: 3 });
      await share(page);
    },
  },
  {
    name: 'share-choose',
    path: '/',
    scene: 'journal-shared',
    go: 'Journal',
    do: async (page) => {
      await openEntry(page);
      await share(page);
      const note = await page.waitForSelector('::-p-aria([name="Into a note"][role="radio"])');
      await note?.click();
    },
  },
  { name: 'share-front', path: '/journal', scene: 'journal-therapist', do: shareInFront },
  { name: 'notes-shared', path: '/', scene: 'journal-shared', go: 'Notes', do: fromJournals },
  {
    name: 'session-shared',
    path: '/',
    scene: 'journal-shared',
    go: 'Sessions',
    do: async (page) => {
      await press(page, 'Open session');
      await page.waitForSelector('.note-excerpt-quote');
    },
  },
];

/** @param {Page} page */
async function share(page) {
  await press(page, 'Share a paragraph');
  await page.waitForSelector('dialog figure');
}

/** @param {Page} page */
async function shareInFront(page) {
  await (
    await page.waitForSelector('#page a[href*="/journal/"], main a[href*="/journal/"]')
  )?.click();
  await toolbar(page);
  await share(page);
}

/** @param {Page} page */
async function fromJournals(page) {
  await page.waitForSelector('figure');
  await page.$eval('figure', (quote) => quote.closest('section')?.scrollIntoView());
}

/** @param {Page} page */
async function toolbar(page) {
  await page.waitForSelector('[role=toolbar]');
}

/** @param {Page} page */
async function openEntry(page) {
  await (await page.waitForSelector('#page a[href*="/journal/"]'))?.click();
  await toolbar(page);
}

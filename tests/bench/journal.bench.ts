import { expect, test, type Page } from '@playwright/test';
import { attuneForEachTest } from '../cast/attune-for-each-test.ts';
import type { Person } from '../cast/person.ts';
import { median, quantile, tell } from './figures.ts';
import { onBarePage } from './on-bare-page.ts';
import type {} from './many-entries.ts';

const attune = attuneForEachTest();
const [many, few] = [3_000, 6];

/** Puts a journal to rest in somebody's browser, on a page of the app's own address that holds no app, and has it tidied. */
async function withEntries(name: string, entries: number): Promise<Person> {
  const person = await attune.arrive(name);
  const page = person.page();
  await onBarePage(page, attune.server.url, 'tests/bench/many-entries.ts');
  await page.evaluate((wanted) => window.manyEntries.lay(wanted), entries);
  await page.goto(attune.server.url);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  if (entries > 0) await openList(page, 1);
  // Some time after opening, what is open is kept as a whole: from then on every opening is like this.
  if (entries >= 100)
    await expect.poll(() => keptAsAWhole(page), { timeout: 60_000 }).toBeGreaterThan(entries * 600);
  return person;
}

/** Bytes of the largest snapshot that rests here. */
const keptAsAWhole = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const sizes = (await indexedDB.databases()).map(
      ({ name = '' }) =>
        new Promise<number>((resolve) => {
          const opening = indexedDB.open(name);
          opening.onsuccess = () => {
            const database = opening.result;
            const isStore = database.objectStoreNames.contains('custom');
            const shelf = isStore
              ? database.transaction('custom').objectStore('custom')
              : undefined;
            const reading = shelf?.get('snapshot');
            const done = (size: number): void => {
              database.close();
              resolve(size);
            };
            if (reading === undefined) done(0);
            else
              reading.onsuccess = () =>
                done(reading.result instanceof Uint8Array ? reading.result.length : 0);
          };
        }),
    );
    return Math.max(0, ...(await Promise.all(sizes)));
  });

/** Milliseconds from an act in the page until what it leads to is there and painted. */
const untilPainted = (
  page: Page,
  given: { act: 'press'; link: string } | { act: 'type'; query: string },
  shows: { selector: string; least: number; text: string },
): Promise<number> =>
  page.evaluate(
    ([acting, wanted]) =>
      new Promise<number>((resolve) => {
        const isThere = (): boolean => {
          const found = [...document.querySelectorAll(wanted.selector)];
          return found.length >= wanted.least && found.some(hasText);
        };
        const hasText = (element: Element): boolean =>
          element.textContent.includes(wanted.text) && element.getClientRects().length > 0;
        const began = performance.now();
        const look = (): void => {
          if (!isThere()) {
            requestAnimationFrame(look);
            return;
          }
          // A message comes after the frame that has just been laid out was painted.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now() - began);
          port2.postMessage(undefined);
        };
        requestAnimationFrame(look);
        if (acting.act === 'press') {
          document.querySelector<HTMLElement>(`nav a[href$="${acting.link}"]`)?.click();
        } else {
          const box = document.querySelector<HTMLInputElement>('input[type=search]');
          if (box === null) throw new Error('no search');
          box.focus();
          box.value = acting.query;
          box.dispatchEvent(new InputEvent('input', { bubbles: true }));
        }
      }),
    [given, shows] as const,
  );

const openList = (page: Page, rows: number): Promise<number> =>
  untilPainted(
    page,
    { act: 'press', link: '/journal' },
    { selector: '#page li a[href*="/journal/"]', least: rows, text: '' },
  );

const search = (page: Page, query: string, found: string): Promise<number> =>
  untilPainted(
    page,
    { act: 'type', query },
    { selector: query === '' ? '#page h2' : '#page h2[role=status]', least: 1, text: found },
  );

/** Loads the app, and milliseconds from the beginning of that until Today greets. */
async function openApp(page: Page): Promise<number> {
  await page.goto(attune.server.url);
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          if (document.querySelector('#page h1') === null) requestAnimationFrame(look);
          else resolve(performance.now());
        };
        look();
      }),
  );
}
/** As long as it takes to see that Today is there and to reach for the journal, in milliseconds. */
const reachingMs = 500;
/** By then a page that was opened has done whatever it does after opening, in milliseconds. */
const settledMs = 1_500;
const isAtRest = async (page: Page): Promise<void> => {
  await expect(page.getByRole('navigation', { name: 'Workspace' })).toBeVisible();
  await page.evaluate(() => new Promise<void>((resolve) => requestIdleCallback(() => resolve())));
};

test('the journal of 3,000 entries: the list, the first search and later ones, beside six entries', async () => {
  const busy = (await withEntries('Imani', many)).page();
  const calm = (await withEntries('Mara', few)).page();
  const times = new Map<string, { ours: number[]; stock: number[] }>();
  const note = (what: string, whose: 'ours' | 'stock', took: number): void => {
    const row = times.get(what) ?? { ours: [], stock: [] };
    row[whose].push(took);
    times.set(what, row);
  };
  for (let round = 0; round < 9; round += 1) {
    for (const [page, whose] of [
      [busy, 'ours'],
      [calm, 'stock'],
    ] as const) {
      const herons = whose === 'ours' ? '60 entries' : 'One entry';
      await openApp(page);
      await isAtRest(page);
      note('list, in the very moment the app is there, from rest', whose, await openList(page, 1));
      note(
        'first search, in the moment the list is there',
        whose,
        await search(page, 'heron', herons),
      );
      note('later search, one letter', whose, await search(page, 'a', ''));
      note('later search, a word', whose, await search(page, 'heron', herons));
      note('later search, two words', whose, await search(page, 'heron still', herons));
      await search(page, '', '');
      await untilPainted(
        page,
        { act: 'press', link: '/goals' },
        { selector: '#page h1', least: 1, text: 'Goals' },
      );
      note('list again', whose, await openList(page, 1));
      await openApp(page);
      await isAtRest(page);
      await page.waitForTimeout(reachingMs);
      note('list, half a second after the app is there', whose, await openList(page, 1));
    }
  }
  await tell(
    [...times].map(([what, { ours, stock }]) => ({
      name: `journal of 3,000 entries: ${what}, until painted (beside: 6 entries)`,
      unit: 'ms' as const,
      ours: median(ours),
      stock: median(stock),
      goal: '≤ 100 ms',
    })),
  );
});

test('opening the app with 3,000 entries at rest, beside opening it with none', async () => {
  const busy = (await withEntries('Imani', many)).page();
  const calm = (await withEntries('Mara', 0)).page();
  const [with3000, without]: [number[], number[]] = [[], []];
  for (let round = 0; round < 21; round += 1) {
    for (const [page, times] of [
      [busy, with3000],
      [calm, without],
    ] as const) {
      times.push(await openApp(page));
      // Neither what a page does once it is there, such as reading the journal, nor its going is to run while the other opens.
      await page.waitForTimeout(settledMs);
      await page.goto('about:blank');
    }
  }
  await tell([
    {
      name: 'opening the app with 3,000 entries at rest, until Today greets (beside: none)',
      unit: 'ms',
      ours: median(with3000),
      stock: median(without),
      goal: '≤ 1.1 x',
    },
    {
      name: 'the same, p90',
      unit: 'ms',
      ours: quantile(with3000, 0.9),
      stock: quantile(without, 0.9),
      goal: '',
    },
  ]);
});

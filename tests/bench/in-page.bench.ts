import { expect, test, type Page } from '@playwright/test';
import { launchBrowser, type BrowserProcess } from '../cast/browser-process.ts';
import { startHarnessServer, type HarnessServer } from '../journeys/harness-server.ts';
import type {} from './bench-page.ts';
import { median, tell } from './figures.ts';
import type { Opening } from './open-history.ts';
import { sealedHistory } from './sealed-history.ts';

let server: HarnessServer;
let browser: BrowserProcess;
let page: Page;
test.beforeEach(async () => {
  server = await startHarnessServer('tests/bench/bench-page.ts');
  browser = await launchBrowser();
  page = browser.context.pages()[0] ?? (await browser.context.newPage());
  await page.goto(server.url);
});
test.afterEach(async () => {
  await browser.kill();
  await browser.forget();
  await server.close();
});

test('sealing: seal, sign, verify and open one keystroke', async () => {
  const times = await page.evaluate(() => window.bench.keystrokes(500));
  await tell([
    { name: 'sealing a keystroke, both sides', unit: 'ms', ours: median(times), goal: '≤ 1.5 ms' },
  ]);
});

test('burst: 10,000 updates until they rest safely', async () => {
  const { typed, stored, stock } = await page.evaluate(() => window.bench.burst(10_000));
  await tell([
    { name: '10,000 keystrokes durable', unit: 'ms', ours: typed, stock, goal: '≤ 1500 ms' },
    { name: '10,000 entries durable', unit: 'ms', ours: stored, stock, goal: '≤ 1500 ms' },
  ]);
});

const editsAnEntry = Number(process.env['BENCH_EDITS_AN_ENTRY'] ?? 8);
const histories = [
  {
    what: 'five years',
    options: { weeks: Number(process.env['BENCH_WEEKS'] ?? 260), oneNote: false, editsAnEntry },
  },
  { what: 'a 60,000-word note', options: { weeks: 70, oneNote: true, editsAnEntry } },
];
for (const { what, options } of histories) {
  test(`history: opening ${what}, and the size after tidying`, async () => {
    const body = Buffer.from(await sealedHistory(options));
    await page.route('**/history', (route) => route.fulfill({ body }));
    const sizes = await page.evaluate(() => window.bench.layDown());
    // Each opening has a page of its own: what somebody waits for is the first one.
    const openings = async (how: 'openSealed' | 'openPlain'): Promise<Opening> => {
      await page.goto(server.url);
      return page.evaluate((which) => window.bench[which](), how);
    };
    const [sealed, plain, bare]: [Opening[], Opening[], Opening[]] = [[], [], []];
    for (let round = 0; round < 9; round += 1) {
      sealed.push(await openings('openSealed'));
      plain.push(await openings('openPlain'));
    }
    await page.evaluate(() => window.bench.spoilSnapshot());
    for (let round = 0; round < 5; round += 1) bare.push(await openings('openSealed'));
    const words = new Set([...sealed, ...plain, ...bare].map((opening) => opening.words));
    expect(words.size).toBe(1);
    const opened = (all: readonly Opening[]): number => median(all.map((one) => one.openedMs));
    const read = (all: readonly Opening[]): number => median(all.map((one) => one.wordsMs));
    const stock = opened(plain);
    const size = sizes.entries + sizes.snapshot;
    await tell([
      {
        name: `opening ${what}`,
        unit: 'ms',
        ours: opened(sealed),
        stock,
        goal: '≤ 1.5 x',
      },
      {
        name: `until the words of ${what} can be read`,
        unit: 'ms',
        ours: read(sealed),
        stock: read(plain),
        goal: '≤ 300 ms',
      },
      {
        name: `opening ${what} without a snapshot`,
        unit: 'ms',
        ours: opened(bare),
        stock,
        goal: '',
      },
      {
        name: `entries of ${what} at rest`,
        unit: 'MB',
        ours: sizes.entries / 1e6,
        stock: sizes.plainV2 / 1e6,
        goal: '',
      },
      {
        name: `${what} at rest with the snapshot`,
        unit: 'MB',
        ours: size / 1e6,
        stock: sizes.plainV2 / 1e6,
        goal: '≤ 3 x plain V2',
      },
    ]);
  });
}

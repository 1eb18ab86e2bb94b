import { test, type Page } from '@playwright/test';
import { launchBrowser, type BrowserProcess } from '../cast/browser-process.ts';
import { startHarnessServer, type HarnessServer } from '../journeys/harness-server.ts';
import type {} from './bench-page.ts';
import { median, tell } from './figures.ts';

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
  const { ours, stock } = await page.evaluate(() => window.bench.burst(10_000));
  await tell([{ name: 'burst of 10,000 durable', unit: 'ms', ours, stock, goal: '≤ 1500 ms' }]);
});

test('history: opening years of meetings, and their size after tidying', async () => {
  const weeks = Number(process.env['BENCH_WEEKS'] ?? 260);
  const made = await page.evaluate((options) => window.bench.history(options), {
    weeks,
    editsAnEntry: Number(process.env['BENCH_EDITS_AN_ENTRY'] ?? 8),
  });
  await tell([
    {
      name: `opening ${weeks} weeks without a snapshot`,
      unit: 'ms',
      ours: median(made.sealedMs),
      stock: median(made.plainMs),
      goal: '≤ 1.5 x',
    },
    {
      name: `size of ${weeks} weeks after tidying`,
      unit: 'MB',
      ours: made.sealedBytes / 1e6,
      stock: made.plainBytes / 1e6,
      goal: '≤ 3 x plain V2',
    },
  ]);
});

import { expect, test } from '@playwright/test';
import { launchBrowser } from '../cast/browser-process.ts';
import { startHarnessServer } from '../journeys/harness-server.ts';
import type {} from './bench-page.ts';
import { median, tell } from './figures.ts';
import { sealedHistory } from './sealed-history.ts';

const editsAnEntry = Number(process.env['BENCH_EDITS_AN_ENTRY'] ?? 8);
/** Milliseconds for each two megabytes of the file, either way. */
const mostMs = 5_000;

test('backup: five years into one file and out of it, where nothing rests', async () => {
  const weeks = Number(process.env['BENCH_WEEKS'] ?? 260);
  const body = Buffer.from(await sealedHistory({ weeks, oneNote: false, editsAnEntry }));
  const server = await startHarnessServer('tests/bench/bench-page.ts');
  const browser = await launchBrowser();
  try {
    const page = browser.context.pages()[0] ?? (await browser.context.newPage());
    await page.goto(server.url);
    await page.route('**/history', (route) => route.fulfill({ body }));
    await page.evaluate(() => window.bench.layDown());
    const rounds = [];
    for (let round = 0; round < 3; round += 1) {
      await page.goto(server.url);
      rounds.push(await page.evaluate(() => window.bench.backUp()));
    }
    const megabytes = (rounds[0]?.ours.bytes ?? 0) / 1e6;
    const made = median(rounds.map(({ ours }) => ours.madeMs));
    const restored = median(rounds.map(({ ours }) => ours.restoredMs));
    const stock = median(rounds.map(({ plain }) => plain.ms));
    const goal = `≤ ${Math.round((mostMs * megabytes) / 2)} ms`;
    await tell([
      { name: 'five years backed up and checked', unit: 'ms', ours: made, stock, goal },
      { name: 'five years restored where nothing rests', unit: 'ms', ours: restored, stock, goal },
      { name: 'a backup of five years', unit: 'MB', ours: megabytes, goal: '' },
    ]);
    // Whether the words are the same is no figure: both ways compare the digest, and say so when it differs.
    expect(rounds.every(({ ours }) => ours.bytes > 0)).toBe(true);
  } finally {
    await browser.kill();
    await browser.forget();
    await server.close();
  }
});

import { test, type Page } from '@playwright/test';
import { launchBrowser, type BrowserProcess } from '../cast/browser-process.ts';
import { startHarnessServer } from '../journeys/harness-server.ts';
import type {} from '../journeys/transport-harness.ts';
import type {} from './bench-page.ts';
import { median, tell } from './figures.ts';
import { sealedHistory } from './sealed-history.ts';

let browsers: BrowserProcess[];
test.beforeEach(() => {
  browsers = [];
});
test.afterEach(async () => {
  for (const browser of browsers) {
    await browser.kill();
    await browser.forget();
  }
});

async function arrive(url: string): Promise<Page> {
  const browser = await launchBrowser();
  browsers.push(browser);
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  await page.goto(url);
  return page;
}

test('first sync: five years reach a newcomer from tidied feeds, equal by digest', async () => {
  const server = await startHarnessServer('tests/bench/bench-page.ts');
  const body = Buffer.from(await sealedHistory({ weeks: 260, oneNote: false, editsAnEntry: 8 }));
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const pages = [await arrive(server.url), await arrive(server.url)] as const;
    for (const page of pages) await page.route('**/history', (route) => route.fulfill({ body }));
    const wanted = await pages[0].evaluate(
      (rendezvous) => window.bench.keepHistory(rendezvous),
      server.rendezvous,
    );
    times.push(
      await pages[1].evaluate(
        ([expected, rendezvous]) => window.bench.fetchHistory(expected, rendezvous),
        [wanted, server.rendezvous] as const,
      ),
    );
    for (const browser of browsers.splice(0)) {
      await browser.kill();
      await browser.forget();
    }
  }
  await server.close();
  await tell([
    {
      name: 'first sync of five years (stock: never arrives)',
      unit: 'ms',
      ours: median(times),
      goal: '≤ 1500 ms',
    },
  ]);
});

test('channel: 16 MiB, beside a bare data channel', async () => {
  const server = await startHarnessServer('tests/journeys/transport-harness.ts');
  const bytes = 16 * 1024 * 1024;
  const [ana, ben] = [await arrive(server.url), await arrive(server.url)];
  for (const [page, name] of [
    [ana, 'ana'],
    [ben, 'ben'],
  ] as const) {
    await page.evaluate(
      ([rendezvous, itsName]) =>
        window.harness.join({
          kind: 'webrtc',
          rendezvous: [rendezvous],
          topic: 'channel',
          name: itsName,
        }),
      [server.rendezvous, name] as const,
    );
  }
  await ana.waitForFunction(() => window.harness.names().length === 1);
  const [ours, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round < 5; round += 1) {
    ours.push(await ana.evaluate(async (size) => (await window.harness.sendBytes(size)).ms, bytes));
    bare.push(await ana.evaluate((size) => window.harness.bareBytes(size), bytes));
  }
  await server.close();
  await tell([
    {
      name: '16 MiB over the channel',
      unit: 'ms',
      ours: median(ours),
      stock: median(bare),
      goal: '≤ 2 x bare',
    },
  ]);
});

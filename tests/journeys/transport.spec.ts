import { chromium, expect, test } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { transportPromises } from '../contracts/transport.contract.ts';
import { startHarnessServer } from './harness-server.ts';
import type { HarnessServer } from './harness-server.ts';

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-background-timer-throttling',
];

let server: HarnessServer;
const browsers: Browser[] = [];

/** A page in a Chromium process of its own. */
async function openPage(): Promise<Page> {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args });
  browsers.push(browser);
  const page = await browser.newPage();
  page.on('pageerror', (problem) => problems.push(String(problem)));
  await page.goto(server.url);
  return page;
}
const problems: string[] = [];

test.describe.configure({ mode: 'serial', timeout: 120_000 });
test.beforeAll(async () => {
  server = await startHarnessServer('tests/journeys/transport-harness.ts');
});
test.afterEach(async () => {
  await Promise.all(browsers.splice(0).map((browser) => browser.close()));
  server.startRendezvous();
  expect(problems.splice(0)).toEqual([]);
});
test.afterAll(() => server.close());

const names = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => window.harness.names());
const join = (page: Page, name: string, topic: string): Promise<void> =>
  page.evaluate(
    ([rendezvous, itsName, itsTopic]) =>
      window.harness.join({
        kind: 'webrtc',
        rendezvous: [rendezvous],
        topic: itsTopic,
        name: itsName,
      }),
    [server.rendezvous, name, topic] as const,
  );

test('two Chromium processes meet', async () => {
  const [ana, ben] = [await openPage(), await openPage()];
  await join(ana, 'ana', 'first');
  await join(ben, 'ben', 'first');
  await expect.poll(() => names(ana)).toEqual(['ben']);
  await expect.poll(() => names(ben)).toEqual(['ana']);
});

test.describe('WebRTC between pages keeps the promises of the port', () => {
  for (const [at, { title }] of transportPromises.entries()) {
    test(title, async () => {
      const page = await openPage();
      expect(await page.evaluate((number) => window.harness.promise(number, 'webrtc'), at)).toBe(
        'kept',
      );
    });
  }
});

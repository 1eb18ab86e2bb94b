import { expect, test, type Page } from '@playwright/test';
import { launchBrowser, type BrowserProcess } from '../cast/browser-process.ts';
import { startHarnessServer, type HarnessServer } from './harness-server.ts';
import type {} from './space-harness.ts';

/** Larger than any one message of a data channel, and what never arrives over stock y-webrtc. */
const characters = 2_100_000;

let server: HarnessServer;
let browsers: BrowserProcess[];

test.beforeAll(async () => {
  server = await startHarnessServer('tests/journeys/space-harness.ts');
});
test.afterAll(() => server.close());
test.beforeEach(() => {
  browsers = [];
});
test.afterEach(async () => {
  for (const browser of browsers) {
    await browser.kill();
    await browser.forget();
  }
});

const arrive = async (name: string): Promise<Page> => {
  const browser = await launchBrowser();
  browsers.push(browser);
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  await page.goto(server.url);
  await page.evaluate(([rendezvous, who]) => window.spaceHarness.start(rendezvous, who), [
    server.rendezvous,
    name,
  ] as const);
  return page;
};

const digest = (page: Page): Promise<string> => page.evaluate(() => window.spaceHarness.digest());
const length = (page: Page): Promise<number> => page.evaluate(() => window.spaceHarness.length());
const end = (page: Page): Promise<string> => page.evaluate(() => window.spaceHarness.end());
const counted = (page: Page, code: string): Promise<number> =>
  page.evaluate((name) => window.spaceHarness.counted[name] ?? 0, code);

for (const entries of [1, 5_000]) {
  const how = entries === 1 ? 'one update' : `${entries.toLocaleString('en')} entries`;
  test(`2.1 MB as ${how} reaches a newcomer, equal by digest, and typing goes on both ways`, async () => {
    test.setTimeout(180_000);
    const imani = await arrive('Imani');
    await imani.evaluate(() => window.spaceHarness.found());
    await imani.evaluate((written) => window.spaceHarness.write(written), { characters, entries });
    await expect
      .poll(() => imani.evaluate(() => window.spaceHarness.saving()), { timeout: 60_000 })
      .toBe('saved');
    const link = await imani.evaluate(() => window.spaceHarness.invite());

    const sam = await arrive('Sam');
    const lettingIn = imani.evaluate(() => window.spaceHarness.letIn());
    await sam.evaluate((address) => window.spaceHarness.comeIn(address), link);
    await lettingIn;
    await expect.poll(() => length(sam), { timeout: 60_000 }).toBe(await length(imani));
    expect(await length(sam)).toBeGreaterThanOrEqual(characters);
    for (const page of [imani, sam]) {
      await expect.poll(() => page.evaluate(() => window.spaceHarness.members())).toBe(2);
    }
    await expect.poll(() => digest(sam)).toBe(await digest(imani));

    await imani.evaluate(() => window.spaceHarness.type('I'));
    await expect.poll(() => end(sam)).toMatch(/I$/);
    await sam.evaluate(() => window.spaceHarness.type('S'));
    await expect.poll(() => end(imani)).toMatch(/IS$/);
    expect(await digest(imani)).toBe(await digest(sam));
    for (const page of [imani, sam]) {
      expect(await counted(page, 'entry/damaged')).toBe(0);
      await expect.poll(() => page.evaluate(() => window.spaceHarness.saving())).toBe('saved');
    }
  });
}

import { chromium, expect, test } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { chromiumArguments, chromiumPath } from '../cast/browsers.ts';
import { startHarnessServer } from './harness-server.ts';
import type { HarnessServer } from './harness-server.ts';
import type {} from './doorbell-harness.ts';

let server: HarnessServer;
const browsers: Browser[] = [];
test.beforeAll(async () => {
  server = await startHarnessServer('tests/journeys/doorbell-harness.ts');
});
test.afterEach(async () => {
  await Promise.all(browsers.splice(0).map((browser) => browser.close()));
});
test.afterAll(() => server.close());

/** A device of the workspace in a Chromium process of its own. */
async function open(device: number): Promise<Page> {
  const browser = await chromium.launch({
    args: [...chromiumArguments, '--disable-background-timer-throttling'],
    ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
  });
  browsers.push(browser);
  const page = await browser.newPage();
  await page.goto(server.url);
  await page.evaluate((options) => window.doorbellHarness.open(options), {
    rendezvous: server.rendezvous,
    seed: 7,
    device,
  });
  return page;
}

const moveOn = (page: Page): Promise<void> => page.evaluate(() => window.doorbellHarness.moveOn());
const write = (page: Page, words: string): Promise<void> =>
  page.evaluate((said) => window.doorbellHarness.write(said), words);
const words = (page: Page): Promise<string> => page.evaluate(() => window.doorbellHarness.words());
const state = (page: Page): Promise<string> => page.evaluate(() => window.doorbellHarness.state());
const rooms = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => window.doorbellHarness.rooms());

test('Sam, who was away when a lost device was taken out, meets Imani at their doorbell and then in the new room, where the lost device meets nobody', async () => {
  test.setTimeout(90_000);
  const imani = await open(0);
  const lost = await open(2);
  await expect.poll(() => state(lost)).toBe('connected');
  const [, next] = await imani.evaluate(() => window.doorbellHarness.epochRooms());
  await moveOn(imani);
  await expect.poll(() => state(lost)).toBe('alone');
  await write(imani, 'Come back soon. ');

  const sam = await open(1);
  await expect.poll(() => words(sam), { timeout: 20_000 }).toBe('Come back soon. ');
  // As far as he knows until now, the lost device is one of them.
  await moveOn(sam);
  await expect.poll(() => rooms(imani), { timeout: 20_000 }).toEqual([next]);
  await expect.poll(() => rooms(sam), { timeout: 20_000 }).toEqual([next]);
  expect(await state(lost)).toBe('alone');
  await write(sam, 'I am back. ');
  await expect.poll(() => words(imani)).toBe('I am back. Come back soon. ');
  expect(await words(lost)).not.toContain('I am back. ');
  expect(await state(lost)).toBe('alone');
});

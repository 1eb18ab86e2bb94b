import { expect, test, type Locator, type Page } from '@playwright/test';
import { startAttune } from '../cast/attune-server.ts';
import { launchBrowser } from '../cast/browser-process.ts';
import { createPerson } from '../cast/person.ts';
import { startHarnessServer } from '../journeys/harness-server.ts';
import type {} from '../journeys/stock-page.ts';
import { median, quantile, tell } from './figures.ts';

const keystrokes = 60;

/*
 * Both browsers run on one machine, whose clock they share: a time is performance.timeOrigin + performance.now(), taken
 * at the keydown here and, in a MutationObserver, when the letter stands in the other page. The origins of two
 * processes may differ by part of a millisecond, so half of the letters are typed on each side and all are counted.
 */
async function record(editor: Locator): Promise<void> {
  await editor.evaluate((element) => {
    const typed: number[] = [];
    const seen: number[] = [];
    Object.assign(window, { typed, seen });
    const now = (): number => performance.timeOrigin + performance.now();
    addEventListener('keydown', () => typed.push(now()), { capture: true });
    // The other's caret bears a letter of their name, so only what is typed here is counted.
    const letters = (): number => element.textContent.split('x').length;
    let before = letters();
    new MutationObserver(() => {
      const next = letters();
      if (next > before) seen.push(now());
      before = next;
    }).observe(element, { subtree: true, childList: true, characterData: true });
  });
}

const times = (page: Page, which: 'typed' | 'seen'): Promise<number[]> =>
  page.evaluate((name) => Reflect.get(window, name) as number[], which);

/** Milliseconds from each key to its letter on the other side. */
async function measure(here: Locator, there: Locator): Promise<number[]> {
  const delays: number[] = [];
  for (const [from, to] of [
    [here, there],
    [there, here],
  ] as const) {
    await Promise.all([record(from), record(to)]);
    await from.click();
    for (let at = 0; at < keystrokes / 2; at += 1) {
      await from.page().keyboard.press('x');
      await expect.poll(async () => (await times(to.page(), 'seen')).length).toBe(at + 1);
    }
    const [typed, seen] = [await times(from.page(), 'typed'), await times(to.page(), 'seen')];
    delays.push(...typed.map((began, at) => (seen[at] ?? Number.NaN) - began));
  }
  return delays;
}

test('keystroke to the other browser, beside stock y-webrtc and y-prosemirror', async () => {
  const harness = await startHarnessServer('tests/bench/bench-page.ts', {
    beside: 'tests/journeys/stock-page.ts',
  });
  const browsers = [await launchBrowser(), await launchBrowser()];
  const editors: Locator[] = [];
  for (const browser of browsers) {
    const page = browser.context.pages()[0] ?? (await browser.context.newPage());
    await page.goto(harness.url);
    await page.evaluate((rendezvous) => window.stock.editor(rendezvous), harness.rendezvous);
    editors.push(page.locator('.ProseMirror'));
  }
  const [first, second] = editors;
  if (first === undefined || second === undefined) throw new Error('no editors');
  await first.click();
  await first.page().keyboard.type('hello');
  await expect(second).toContainText('hello');
  const stock = await measure(first, second);
  for (const browser of browsers) {
    await browser.kill();
    await browser.forget();
  }
  await harness.close();

  const server = await startAttune();
  const imani = await createPerson('Imani', server.url);
  await imani.startWorkspace('Willow');
  const link = await imani.invite();
  const sam = await createPerson('Sam', server.url);
  await sam.knock(link);
  await imani.door('Sam').getByRole('button', { name: 'Let in' }).click({ timeout: 30_000 });
  await expect(imani.connection()).toContainText('Connected with Sam', { timeout: 30_000 });
  await imani.openNewNote('Tuesday');
  await imani.note().click();
  await imani.page().keyboard.type('hello');
  await sam.goTo('Notes');
  await expect(sam.page().getByRole('heading', { level: 1, name: 'Notes' })).toBeVisible();
  await sam
    .page()
    .getByRole('link', { name: /^Tuesday/ })
    .click();
  await expect(sam.note()).toContainText('hello', { timeout: 15_000 });
  const ours = await measure(imani.note(), sam.note());
  await imani.leave();
  await sam.leave();
  await server.stop();
  await tell([
    {
      name: 'keystroke to the other DOM, p50',
      unit: 'ms',
      ours: median(ours),
      stock: median(stock),
      goal: '≤ 1.5 x and ≤ 12 ms',
    },
    {
      name: 'keystroke to the other DOM, p95',
      unit: 'ms',
      ours: quantile(ours, 0.95),
      stock: quantile(stock, 0.95),
      goal: '',
    },
  ]);
});

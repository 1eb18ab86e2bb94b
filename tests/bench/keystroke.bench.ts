import { expect, test } from '@playwright/test';
import { startAttune } from '../cast/attune-server.ts';
import { launchBrowser } from '../cast/browser-process.ts';
import { createPerson } from '../cast/person.ts';
import { startHarnessServer } from '../journeys/harness-server.ts';
import type {} from '../journeys/stock-page.ts';
import { median, quantile, tell } from './figures.ts';
import { recordTyping, typeInTurns, type EditorPair } from './typing.ts';

/** Ours and stock take turns, so that whatever else the machine does meanwhile falls on both. */
const rounds = 10;
interface Opened {
  readonly editors: EditorPair;
  close(): Promise<void>;
}

async function openStock(): Promise<Opened> {
  const harness = await startHarnessServer('tests/bench/bench-page.ts', {
    beside: 'tests/journeys/stock-page.ts',
  });
  const open = async () => {
    const browser = await launchBrowser();
    const page = browser.context.pages()[0] ?? (await browser.context.newPage());
    await page.goto(harness.url);
    await page.evaluate((rendezvous) => window.stock.editor(rendezvous), harness.rendezvous);
    return { browser, editor: page.locator('.ProseMirror') };
  };
  const [one, other] = [await open(), await open()];
  await one.editor.click();
  await one.editor.page().keyboard.type('hello');
  await expect(other.editor).toContainText('hello');
  return {
    editors: [one.editor, other.editor],
    async close() {
      for (const { browser } of [one, other]) {
        await browser.kill();
        await browser.forget();
      }
      await harness.close();
    },
  };
}

async function openOurs(): Promise<Opened> {
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
  return {
    editors: [imani.note(), sam.note()],
    async close() {
      await imani.leave();
      await sam.leave();
      await server.stop();
    },
  };
}

test('keystroke to the other browser, beside stock y-webrtc and y-prosemirror', async () => {
  const [theirs, own] = [await openStock(), await openOurs()];
  for (const { editors } of [theirs, own]) for (const editor of editors) await recordTyping(editor);
  const stock: number[] = [];
  const ours: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    stock.push(...(await typeInTurns(theirs.editors)));
    ours.push(...(await typeInTurns(own.editors)));
  }
  await theirs.close();
  await own.close();
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

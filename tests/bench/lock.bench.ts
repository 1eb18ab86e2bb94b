import { expect, test, type Page } from '@playwright/test';
import { isLocked, isOpen, makeRecoveryWords, setPassphrase, unlock } from '../cast/at-the-lock.ts';
import { attuneForEachTest } from '../cast/attune-for-each-test.ts';
import type { Person } from '../cast/person.ts';
import { median, quantile, tell } from './figures.ts';

const attune = attuneForEachTest();
const passphrase = 'meadow copper lantern orbit velvet';
const [unlockings, leavings] = [9, 9];

/** Milliseconds from the press on "Unlock", with everything typed, until the workspace is painted. */
const untilOpen = (page: Page): Promise<number> =>
  page.getByRole('button', { name: 'Unlock' }).evaluate(
    (pressed) =>
      new Promise<number>((resolve) => {
        const began = performance.now();
        const look = (): void => {
          if (document.querySelector('#page h1')?.textContent === 'Locked' || !isThere()) {
            requestAnimationFrame(look);
            return;
          }
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now() - began);
          port2.postMessage(undefined);
        };
        const isThere = (): boolean => document.querySelector('nav a[href$="/goals"]') !== null;
        requestAnimationFrame(look);
        (pressed as HTMLElement).click();
      }),
  );

test('unlocking with a passphrase, beside the twelve words, which need no stretching', async () => {
  const imani = await attune.arrive('Imani');
  await imani.startWorkspace('Willow');
  const page = imani.page();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await imani.goTo('Settings');
  await setPassphrase(page, passphrase);
  const words = await makeRecoveryWords(page);
  const [byPassphrase, byWords]: [number[], number[]] = [[], []];
  for (let round = 0; round < unlockings; round += 1) {
    await page.goto(attune.server.url);
    await isLocked(page);
    await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
    byPassphrase.push(await untilOpen(page));
    await page.goto(attune.server.url);
    await isLocked(page);
    await page.getByRole('button', { name: 'Use recovery words' }).click();
    await page.getByLabel('Your twelve words').fill(words.join(' '));
    byWords.push(await untilOpen(page));
  }
  await tell([
    {
      name: 'unlocking with a passphrase, until the workspace is painted (beside: twelve words)',
      unit: 'ms',
      ours: median(byPassphrase),
      stock: median(byWords),
      goal: '≤ 500 ms',
    },
  ]);
});

type Leaving = 'shift' | 'button' | 'plain';

/** Notes when somebody has asked to leave, in what the tab itself keeps over the change of pages. */
const noteLeaving = (page: Page, how: Leaving): Promise<void> =>
  page.evaluate((leaving) => {
    const keep = (what: 'left' | 'shown'): void =>
      sessionStorage.setItem(what, String(performance.timeOrigin + performance.now()));
    // The quiet page may stand in the place of the one that is left, before the browser has gone to its own.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => keep('shown');
    const look = (): void => {
      const isShown = document.querySelector('h1')?.textContent === 'Vegetable soup';
      if (isShown && !document.documentElement.hidden) port2.postMessage(undefined);
      else requestAnimationFrame(look);
    };
    const note = (): void => {
      keep('left');
      requestAnimationFrame(look);
    };
    let shifts = 0;
    if (leaving === 'button') addEventListener('click', note, { capture: true, once: true });
    if (leaving === 'shift') {
      const count = ({ key }: KeyboardEvent): void => {
        if (key === 'Shift') shifts += 1;
        if (shifts === 3) note();
      };
      addEventListener('keyup', count, { capture: true });
    }
    if (leaving === 'plain') {
      const replace = (event: Event): void => {
        event.stopImmediatePropagation();
        note();
        location.replace('/quiet.html');
      };
      addEventListener('click', replace, { capture: true, once: true });
    }
  }, how);

/** Milliseconds from the last press until the quiet page is painted. */
async function leave(imani: Person, how: Leaving): Promise<number> {
  const page = imani.page();
  // Another page between: steps of earlier rounds are not to be gone back over.
  await page.goto('about:blank');
  await page.goto(attune.server.url);
  await isLocked(page);
  await unlock(page, passphrase);
  await isOpen(page);
  for (const place of ['Goals', 'Notes', 'People'] as const) await imani.goTo(place);
  await noteLeaving(page, how);
  if (how === 'shift') for (let at = 0; at < 3; at += 1) await page.keyboard.press('Shift');
  // A finger stays on what it presses for about a tenth of a second; the time counts from its letting go.
  else {
    await page.getByRole('button', { name: 'Quick exit' }).click({ noWaitAfter: true, delay: 90 });
  }
  await expect(page).toHaveTitle('Vegetable soup');
  // The quiet page replaces itself once, so a look may be cut off.
  const painted = (): Promise<number> =>
    page
      .evaluate(() => {
        const [paint] = performance.getEntriesByName('first-contentful-paint');
        const left = Number(sessionStorage.getItem('left'));
        const shown = Number(sessionStorage.getItem('shown'));
        if (shown > 0) return shown - left;
        return paint === undefined ? -1 : performance.timeOrigin + paint.startTime - left;
      })
      .catch(() => -1);
  await expect.poll(painted).toBeGreaterThan(0);
  const took = await painted();
  await page.evaluate(() => sessionStorage.clear());
  return took;
}

test('leaving by Quick exit from a locked workspace, beside a page that only replaces itself', async () => {
  const imani = await attune.arrive('Imani');
  await imani.startWorkspace('Willow');
  await imani.page().evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await imani.goTo('Settings');
  await setPassphrase(imani.page(), passphrase);
  const times: Record<Leaving, number[]> = { shift: [], button: [], plain: [] };
  for (let round = 0; round < leavings; round += 1) {
    for (const how of ['shift', 'button', 'plain'] as const) {
      times[how].push(await leave(imani, how));
    }
  }
  const stock = median(times.plain);
  await tell([
    {
      name: 'from the third press of Shift until the quiet page is painted (beside: location.replace alone)',
      unit: 'ms',
      ours: median(times.shift),
      stock,
      goal: '≤ 100 ms',
    },
    {
      name: 'from the press on Quick exit until the quiet page is painted',
      unit: 'ms',
      ours: median(times.button),
      stock,
      goal: '≤ 100 ms',
    },
    {
      name: 'the same, p90 of both',
      unit: 'ms',
      ours: quantile([...times.shift, ...times.button], 0.9),
      stock: quantile(times.plain, 0.9),
      goal: '',
    },
  ]);
});

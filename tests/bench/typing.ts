import { expect, type Locator, type Page } from '@playwright/test';

/** Letters that each side types in a round. */
const keystrokes = 12;

/*
 * Both browsers run on one machine, whose clock they share: a time is performance.timeOrigin + performance.now(), taken
 * at the keydown here and, in a MutationObserver, when the letter stands in the other page. The origins of two
 * processes may differ by part of a millisecond, so half of the letters are typed on each side and all are counted.
 */
export async function recordTyping(editor: Locator): Promise<void> {
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

/** What has been recorded since the last time it was taken. */
const takeTimes = (page: Page, which: 'typed' | 'seen'): Promise<number[]> =>
  page.evaluate((name) => (Reflect.get(window, name) as number[]).splice(0), which);

const countTimes = (page: Page): Promise<number> =>
  page.evaluate(() => (Reflect.get(window, 'seen') as number[]).length);

/** Two open editors of one text, in two browsers. */
export type EditorPair = readonly [here: Locator, there: Locator];

/** Types some letters on each side; milliseconds from each key to its letter on the other side. */
export async function typeInTurns([here, there]: EditorPair): Promise<number[]> {
  const delays: number[] = [];
  for (const [from, to] of [
    [here, there],
    [there, here],
  ] as const) {
    await from.click();
    for (const one of [from, to]) {
      await takeTimes(one.page(), 'typed');
      await takeTimes(one.page(), 'seen');
    }
    for (let at = 0; at < keystrokes; at += 1) {
      await from.page().keyboard.press('x');
      await expect.poll(() => countTimes(to.page())).toBe(at + 1);
    }
    const [typed, seen] = [
      await takeTimes(from.page(), 'typed'),
      await takeTimes(to.page(), 'seen'),
    ];
    delays.push(...typed.map((began, at) => (seen[at] ?? Number.NaN) - began));
  }
  return delays;
}

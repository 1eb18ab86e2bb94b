import { expect, test, type Page } from '@playwright/test';
import { attuneForEachTest } from '../cast/attune-for-each-test.ts';
import type { Person } from '../cast/person.ts';
import { twoAtWork } from '../cast/two-at-work.ts';
import { median, quantile, tell } from './figures.ts';
import { onBarePage } from './on-bare-page.ts';
import type {} from './many-sessions.ts';
import { recordTyping, typeInTurns } from './typing.ts';

const attune = attuneForEachTest();
/** How many answers are timed; one poll takes one from each. */
const answers = 12;

/** Puts years of sessions to rest in somebody's browser, on a page of the app's own address that holds no app. */
async function withSessions(
  name: string,
  sessions: { readonly behind: number; readonly ahead: number },
): Promise<Person> {
  const person = await attune.arrive(name);
  const page = person.page();
  await onBarePage(page, attune.server.url, 'tests/bench/many-sessions.ts');
  await page.evaluate((wanted) => window.manySessions.lay(wanted), sessions);
  await page.goto(attune.server.url);
  await expect(page.getByRole('navigation', { name: 'Workspace' })).toBeVisible();
  return person;
}

/** Milliseconds from the press on "Sessions" until the list is painted, in a page that was just loaded and is at rest. */
async function openList(person: Person, rows: number): Promise<number> {
  const page = person.page();
  await page.goto(attune.server.url);
  await expect(page.getByRole('button', { name: 'Start session' })).toBeVisible();
  const link = page
    .getByRole('navigation', { name: 'Workspace' })
    .getByRole('link', { name: 'Sessions', exact: true });
  const took = await link.evaluate(
    (pressed, wanted) =>
      new Promise<number>((resolve) => {
        const began = performance.now();
        const look = (): void => {
          if (document.querySelectorAll('#page li[data-state]').length < wanted) {
            requestAnimationFrame(look);
            return;
          }
          // A message comes after the frame that has just been laid out was painted.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now() - began);
          port2.postMessage(undefined);
        };
        requestAnimationFrame(look);
        (pressed as HTMLElement).click();
      }),
    rows,
  );
  return took;
}

test('the list of 520 sessions with notes, beside the list of a workspace that has five', async () => {
  const many = await withSessions('Imani', { behind: 416, ahead: 104 });
  const few = await withSessions('Mara', { behind: 4, ahead: 2 });
  const [ofMany, ofFew]: [number[], number[]] = [[], []];
  for (let round = 0; round < 9; round += 1) {
    ofMany.push(await openList(many, 40));
    ofFew.push(await openList(few, 5));
  }
  await tell([
    {
      name: 'list of 520 sessions with notes, from the press until painted (beside: 6 sessions)',
      unit: 'ms',
      ours: median(ofMany),
      stock: median(ofFew),
      goal: '≤ 100 ms',
    },
    {
      name: 'the same, p95',
      unit: 'ms',
      ours: quantile(ofMany, 0.95),
      stock: quantile(ofFew, 0.95),
      goal: '',
    },
  ]);
});

/** Asks so many questions, which both then have in front of them. */
async function ask(person: Person, count: number): Promise<void> {
  await person.goTo('Polls');
  const page = person.page();
  for (let at = 1; at <= count; at += 1) {
    await page.getByRole('button', { name: 'New poll' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'New poll' });
    await dialog.getByRole('textbox', { name: 'Question' }).fill(`How near, ${at}?`);
    await dialog.getByRole('radio', { name: 'Scale' }).check();
    await dialog.getByRole('button', { name: 'Ask', exact: true }).click();
    await expect(dialog).toBeHidden();
  }
}

/** Records when an answer is sent from this page, and when somebody else's stands on it. */
const recordAnswers = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const sent: number[] = [];
    const arrived: number[] = [];
    Object.assign(window, { sent, arrived });
    const now = (): number => performance.timeOrigin + performance.now();
    addEventListener('keydown', () => sent.push(now()), { capture: true });
    const standing = (): number => document.querySelectorAll('#page li[data-answered]').length;
    let before = standing();
    new MutationObserver(() => {
      const next = standing();
      if (next > before) arrived.push(now());
      before = next;
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  });

const takeAnswers = (page: Page, which: 'sent' | 'arrived'): Promise<number[]> =>
  page.evaluate((name) => [...(Reflect.get(window, name) as number[])], which);

test('an answer to a poll until it stands on the other page, beside a letter in a note', async () => {
  const { imani, sam } = await twoAtWork(attune);
  await ask(imani, answers);
  await sam.goTo('Polls');
  await recordAnswers(imani.page());
  const asked = sam.page().getByRole('article', { name: /^How near/ });
  await expect(asked).toHaveCount(answers);
  const times: number[] = [];
  for (let at = 1; at <= answers; at += 1) {
    const card = sam.page().getByRole('article', { name: `How near, ${at}?`, exact: true });
    await card.getByRole('radio', { name: '4', exact: true }).check();
    await recordAnswers(sam.page());
    await card.getByRole('button', { name: 'Send my answer' }).press('Enter');
    await expect.poll(async () => (await takeAnswers(imani.page(), 'arrived')).length).toBe(at);
    const sent = (await takeAnswers(sam.page(), 'sent')).at(-1) ?? Number.NaN;
    times.push(((await takeAnswers(imani.page(), 'arrived')).at(-1) ?? Number.NaN) - sent);
  }

  await imani.openNewNote('Tuesday');
  await sam.goTo('Notes');
  await sam
    .page()
    .getByRole('link', { name: /^Tuesday/ })
    .click();
  await expect(sam.note()).toBeVisible();
  const editors = [imani.note(), sam.note()] as const;
  for (const editor of editors) await recordTyping(editor);
  const letters = [...(await typeInTurns(editors)), ...(await typeInTurns(editors))];
  await tell([
    {
      name: 'an answer to a poll to the other page, p50 (beside: a letter in a note)',
      unit: 'ms',
      ours: median(times),
      stock: median(letters),
      goal: '≤ 2 x a letter',
    },
  ]);
});

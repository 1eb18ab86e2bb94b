import { expect, test, type Page } from '@playwright/test';
import { isLocked, isOpen, lockNow, setPassphrase, unlock } from '../cast/at-the-lock.ts';
import { attuneForEachTest } from '../cast/attune-for-each-test.ts';
import { heapOf } from '../cast/heap-of.ts';
import { countInMemory } from '../cast/memory-of-processes.ts';
import type { Person } from '../cast/person.ts';
import { vaultKeysOf } from '../cast/vault-keys.ts';

const attune = attuneForEachTest();
const passphrase = 'meadowqix copperzul lanternvop';
test.setTimeout(240_000);

/** Words that no browser or list of words holds by itself. */
const canary = {
  name: 'Imqvarzel',
  workspace: 'Wilkrontup',
  goal: 'goalzhunpek',
  why: 'whyvolgrenk',
  entry: 'entrydromvik',
};
const words = Object.values(canary);
const anyWord = new RegExp(words.join('|'));

/** What of the words stands in the heap of a page's script. */
async function inHeap(page: Page, sought: readonly string[]): Promise<readonly string[]> {
  const heap = await heapOf(page);
  return sought.filter((word) => heap.includes(word));
}

/** Imani has written in her journal and in a workspace, and has both on this page. */
async function imaniAtWork(): Promise<Person> {
  const imani = await attune.arrive(canary.name);
  await imani.startWorkspace(canary.workspace);
  await imani.goTo('Settings');
  await setPassphrase(imani.page(), passphrase);
  await imani.addGoal({ text: canary.goal, why: canary.why });
  await imani.writeEntry(canary.entry);
  await imani.goTo('Goals');
  await expect(imani.goal(canary.goal)).toBeVisible();
  return imani;
}

test('once it is locked nothing of what Imani wrote is in the heap of any page, nor her passphrase', async () => {
  const imani = await imaniAtWork();
  const page = imani.page();
  await page.reload();
  await isLocked(page, anyWord);
  await unlock(page, passphrase);
  await expect(imani.goal(canary.goal)).toBeVisible();
  const other = await page.context().newPage();
  await other.goto(attune.server.url);
  await isOpen(other);
  // The search finds what is there as long as it is open.
  expect(await inHeap(page, words)).toEqual(expect.arrayContaining([canary.goal, canary.name]));
  const keys = await vaultKeysOf(page, passphrase);
  const sought = [
    ...[canary.goal, canary.entry, passphrase].flatMap((word) => [
      Buffer.from(word),
      Buffer.from(word, 'utf16le'),
    ]),
    ...[keys.subarray(0, 32), keys.subarray(32)],
  ];
  const browser = page.context().browser();
  const open = browser && (await countInMemory(browser, 'renderer', sought));

  await lockNow(page, anyWord);
  await isLocked(other, anyWord);
  for (const one of [page, other]) {
    expect(await inHeap(one, [...words, passphrase])).toEqual([]);
  }
  const locked = browser && (await countInMemory(browser, 'renderer', sought));
  const main = browser && (await countInMemory(browser, 'browser', sought));
  test.info().annotations.push({
    type: 'figure',
    description: `in memory of processes, of goal, entry, passphrase (utf8, utf16 each), keys: open ${String(open)}; locked ${String(locked)}; browser process ${String(main)}`,
  });

  // A wrong one leaves nothing either, and what was typed is not kept.
  await unlock(page, 'wrongqumlap');
  await expect(page.getByText('That did not open it.')).toBeVisible();
  expect(await inHeap(page, words)).toEqual([]);
});

test('after Quick exit the heap of the page that is arrived at holds nothing of hers, and neither does what is asked', async () => {
  const imani = await imaniAtWork();
  const page = imani.page();
  expect(await inHeap(page, words)).toEqual(expect.arrayContaining([canary.goal]));
  await page.getByRole('button', { name: 'Quick exit' }).click();
  await expect(page).toHaveTitle('Vegetable soup');
  expect(await inHeap(page, [...words, passphrase])).toEqual([]);
  await page.goto(attune.server.url);
  await isLocked(page, anyWord);
  expect(await inHeap(page, [...words, passphrase])).toEqual([]);
});

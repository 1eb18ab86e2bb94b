import { fileURLToPath } from 'node:url';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { startAttune, type AttuneServer } from '../cast/attune-server.ts';
import { createPerson, type Person } from '../cast/person.ts';
import { startHarnessServer, type HarnessServer } from './harness-server.ts';

test.setTimeout(180_000);

/** Words that may stand on Imani's and Sam's screens and nowhere else. */
const canaries = ['heron-by-the-weir', 'Samphire', 'Willow-over-water'] as const;
const [goal, samsName, workspace] = canaries;

let mallorysPages: HarnessServer;
/** The malicious rendezvous in two halves: whoever is on one never meets anybody of the other. */
let hersOnly: AttuneServer;
let hisOnly: AttuneServer;
let people: Person[];

test.beforeEach(async () => {
  mallorysPages = await startHarnessServer(
    fileURLToPath(new URL('./mallory-harness.ts', import.meta.url)),
  );
  const allowedOrigins = new Set([new URL(mallorysPages.url).origin]);
  hersOnly = await startAttune({ allowedOrigins });
  hisOnly = await startAttune({ allowedOrigins });
  people = [];
});
test.afterEach(async () => {
  for (const person of people) await person.leave();
  for (const server of [hersOnly, hisOnly, mallorysPages]) {
    await ('stop' in server ? server.stop() : server.close());
  }
});

/** Imani with words in her workspace, her link as Mallory gives it to Sam, and Mallory's two faces. */
async function scene(context: BrowserContext, how: 'hands on' | 'answers') {
  const imani = await createPerson('Imani', hersOnly.url);
  people.push(imani);
  await imani.startWorkspace(workspace);
  await imani.addGoal({ text: goal, why: '' });
  const link = await imani.invite();
  const face = async (server: AttuneServer): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(mallorysPages.url);
    const rendezvous = `${server.url.replace(/^http/, 'ws')}/rendezvous`;
    await page.evaluate((options) => window.mallory.stand(options), { link, rendezvous, how });
    return page;
  };
  const toImani = await face(hersOnly);
  const toSam = await face(hisOnly);
  await expect.poll(() => toImani.evaluate(() => window.mallory.connections())).toBe(1);
  return { imani, link, toImani, toSam, linkForSam: link.replace(hersOnly.url, hisOnly.url) };
}

const heard = (face: Page): Promise<string> => face.evaluate(() => window.mallory.heard());

/** What Mallory has read, on both sides together. */
async function readsNothing(...faces: readonly Page[]): Promise<void> {
  const all = (await Promise.all(faces.map(heard))).join('\n');
  for (const canary of canaries) expect(all).not.toContain(canary);
}

test('somebody in between who has the link and hands on every frame is noticed before anything is shown', async ({
  context,
}) => {
  const { imani, link, toImani, toSam, linkForSam } = await scene(context, 'hands on');
  const sam = await createPerson(samsName, hisOnly.url);
  people.push(sam);
  await sam.knock(linkForSam);
  await expect(sam.page().getByRole('heading', { name: 'Something does not fit' })).toBeVisible({
    timeout: 30_000,
  });
  // Frames went through him both ways: he really stood in between.
  expect(await toSam.evaluate(() => window.mallory.frames())).toBeGreaterThan(0);
  expect(await toImani.evaluate(() => window.mallory.frames())).toBeGreaterThan(0);
  await expect(sam.page().getByRole('list', { name: 'Three words' })).toBeHidden();
  await expect(imani.door(samsName)).toBeHidden();
  await readsNothing(toImani, toSam);

  // By the same link on the true way Sam comes in, with Mallory still listening at the door.
  await sam.page().getByRole('button', { name: 'I have another link' }).click();
  const other = await createPerson(samsName, hersOnly.url);
  people.push(other);
  await other.knock(link);
  await expect(imani.door(samsName)).toBeVisible({ timeout: 30_000 });
  expect(await other.words()).toBe(await imani.words());
  await imani.door(samsName).getByRole('button', { name: 'Let in' }).click();
  await expect(other.connection()).toContainText('Connected with Imani', { timeout: 30_000 });
  await other.goTo('Goals');
  await expect(other.goal(goal)).toBeVisible({ timeout: 30_000 });
  await readsNothing(toImani, toSam);
});

test('somebody who answers in the therapist’s place is refused, and learns not even a name', async ({
  context,
}) => {
  const { imani, toImani, toSam, linkForSam } = await scene(context, 'answers');
  const sam = await createPerson(samsName, hisOnly.url);
  people.push(sam);
  await sam.knock(linkForSam);
  await expect(sam.page().getByRole('heading', { name: 'Something does not fit' })).toBeVisible({
    timeout: 30_000,
  });
  expect(await toSam.evaluate(() => window.mallory.frames())).toBeGreaterThan(0);
  expect(await toSam.evaluate(() => window.mallory.guests())).toEqual([]);
  await expect(sam.page().getByRole('list', { name: 'Three words' })).toBeHidden();
  await expect(imani.door(samsName)).toBeHidden();
  await readsNothing(toImani, toSam);
});

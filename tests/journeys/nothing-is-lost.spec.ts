import { expect, test, type Locator } from '@playwright/test';
import { attuneForEachTest } from '../cast/attune-for-each-test.ts';
import type { Person } from '../cast/person.ts';

const attune = attuneForEachTest();

const meet = async (): Promise<{ imani: Person; sam: Person }> => {
  const imani = await attune.arrive('Imani');
  await imani.startWorkspace('Willow');
  const link = await imani.invite();
  const sam = await attune.arrive('Sam');
  await sam.knock(link);
  await imani.door('Sam').getByRole('button', { name: 'Let in' }).click();
  await expect(sam.connection()).toContainText('Connected with Imani');
  return { imani, sam };
};

/** Waits until the app is on the device of each: what was not loaded until then could not be had without the attune.server. */
const onTheirDevices = async (...those: readonly Person[]): Promise<void> => {
  for (const person of those) {
    await person.page().evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  }
};

test('both write offline, both open again offline, and back online both have all of it', async () => {
  const { imani, sam } = await meet();
  await imani.addGoal({ text: 'Together', why: '' });
  await sam.goTo('Goals');
  await expect(sam.goal('Together')).toBeVisible();
  await onTheirDevices(imani, sam);

  await attune.server.stop();
  for (const person of [imani, sam]) await person.page().context().setOffline(true);
  // A line between two pages outlives the server and this sort of offline: only a page opened anew has none.
  for (const person of [imani, sam]) await person.reload();
  for (const person of [imani, sam]) {
    await expect(person.connection()).toContainText('Working offline');
  }
  await imani.addGoal({ text: 'Written by Imani alone', why: 'offline' });
  await sam.addGoal({ text: 'Written by Sam alone', why: 'offline' });
  for (const person of [imani, sam]) {
    await person.isSaved();
    await person.reload();
    await person.goTo('Goals');
  }
  await expect(imani.goal('Written by Imani alone')).toBeVisible();
  await expect(sam.goal('Written by Sam alone')).toBeVisible();
  await expect(imani.goal('Written by Sam alone')).toBeHidden();
  await expect(sam.goal('Written by Imani alone')).toBeHidden();
  await expect(imani.connection()).toContainText('Working offline');

  await attune.server.restart();
  for (const person of [imani, sam]) await person.page().context().setOffline(false);
  for (const person of [imani, sam]) {
    await expect(person.goal('Together')).toBeVisible();
    await expect(person.goal('Written by Imani alone')).toBeVisible();
    await expect(person.goal('Written by Sam alone')).toBeVisible();
  }
});

test('the server stops during a session and nothing breaks; started again it is found within 5 s', async () => {
  const { imani, sam } = await meet();
  await onTheirDevices(imani, sam);
  await attune.server.stop();
  await imani.addGoal({ text: 'While the server is away', why: '' });
  await sam.goTo('Goals');
  await expect(sam.goal('While the server is away')).toBeVisible();

  await sam.page().context().setOffline(true);
  await sam.reload();
  await sam.page().context().setOffline(false);
  await attune.server.restart();
  await expect(sam.connection()).toContainText('Connected with Imani', { timeout: 5_000 });
});

test('the browser is killed right after "Saved on this device", 20 times, and nothing shown as saved is lost', async () => {
  test.setTimeout(240_000);
  const imani = await attune.arrive('Imani');
  await imani.startWorkspace('Willow');
  await imani.addGoal({ text: 'Small steps', why: '' });
  const steps = (): Locator => imani.goal('Small steps').getByRole('checkbox');
  const written: string[] = [];
  for (let round = 1; round <= 20; round += 1) {
    const step = `Step of round ${round}`;
    await imani.goal('Small steps').getByRole('button', { name: 'Add a step' }).click();
    await imani.page().getByRole('textbox', { name: 'Step' }).fill(step);
    await imani.page().keyboard.press('Enter');
    await imani.page().evaluate(shownAsSaved, step);
    written.push(step);
    await imani.killAndReopen();
    await expect(steps()).toHaveCount(written.length);
    for (const text of written.slice(-2)) {
      await expect(steps().and(imani.page().getByLabel(text, { exact: true }))).toBeVisible();
    }
  }
  await expect(steps()).toHaveCount(20);
});

/**
 * Resolves in the very frame in which the page shows a step and says that it is saved: a locator would look again
 * only after a while, and the browser would live on too long.
 */
function shownAsSaved(step: string): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      const status = document.querySelector('[role="status"][aria-label="Connection"]');
      const labels = [...document.querySelectorAll('article label')];
      const shown = labels.some((label) => label.textContent.trim() === step);
      if (shown && status?.textContent.includes('Saved on this device') === true) resolve();
      else requestAnimationFrame(look);
    };
    look();
  });
}

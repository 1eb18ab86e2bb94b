import { expect, test } from '@playwright/test';
import { startAttune, type AttuneServer } from '../cast/attune-server.ts';
import { createPerson, type Person } from '../cast/person.ts';

let server: AttuneServer;
let people: Person[];

test.beforeEach(async () => {
  server = await startAttune();
  people = [];
});
test.afterEach(async () => {
  for (const person of people) await person.leave();
  await server.stop();
});

const arrive = async (name: string): Promise<Person> => {
  const person = await createPerson(name, server.url);
  people.push(person);
  return person;
};

const meet = async (): Promise<{ imani: Person; sam: Person }> => {
  const imani = await arrive('Imani');
  await imani.startWorkspace('Willow');
  const link = await imani.invite();
  const sam = await arrive('Sam');
  await sam.knock(link);
  await imani.door('Sam').getByRole('button', { name: 'Let in' }).click();
  await expect(sam.connection()).toContainText('Connected with Imani');
  return { imani, sam };
};

test('both write offline, both open again offline, and back online both have all of it', async () => {
  const { imani, sam } = await meet();
  await imani.addGoal({ text: 'Together', why: '' });
  await sam.goTo('Goals');
  await expect(sam.goal('Together')).toBeVisible();
  // The app is on the device from here on.
  for (const person of [imani, sam]) {
    await person.page().evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  }

  await server.stop();
  for (const person of [imani, sam]) await person.page().context().setOffline(true);
  await imani.addGoal({ text: 'Written by Imani alone', why: 'offline' });
  await sam.addGoal({ text: 'Written by Sam alone', why: 'offline' });
  for (const person of [imani, sam]) {
    await person.isSaved();
    await person.reload();
    await person.goTo('Goals');
  }
  await expect(imani.goal('Written by Imani alone')).toBeVisible();
  await expect(sam.goal('Written by Sam alone')).toBeVisible();
  await expect(imani.connection()).toContainText('Working offline');

  await server.restart();
  for (const person of [imani, sam]) await person.page().context().setOffline(false);
  for (const person of [imani, sam]) {
    await expect(person.goal('Together')).toBeVisible();
    await expect(person.goal('Written by Imani alone')).toBeVisible();
    await expect(person.goal('Written by Sam alone')).toBeVisible();
  }
});

test('the server stops during a session and nothing breaks; started again it is found within 5 s', async () => {
  const { imani, sam } = await meet();
  await server.stop();
  await imani.addGoal({ text: 'While the server is away', why: '' });
  await sam.goTo('Goals');
  await expect(sam.goal('While the server is away')).toBeVisible();

  await sam.page().context().setOffline(true);
  await sam.reload();
  await sam.page().context().setOffline(false);
  await server.restart();
  await expect(sam.connection()).toContainText('Connected with Imani', { timeout: 5_000 });
});

test('the browser is killed right after "Saved on this device", 20 times, and nothing shown as saved is lost', async () => {
  test.setTimeout(240_000);
  const imani = await arrive('Imani');
  await imani.startWorkspace('Willow');
  const expected: string[] = [];
  for (let round = 1; round <= 20; round += 1) {
    const text = `Goal of round ${round}`;
    await imani.addGoal({ text, why: '' });
    await imani.isSaved();
    expected.push(text);
    await imani.killAndReopen();
    await imani.goTo('Goals');
    await expect(imani.page().getByRole('article')).toHaveCount(expected.length);
    await expect(imani.goal(text)).toBeVisible();
  }
});

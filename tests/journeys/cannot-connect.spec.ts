import { expect, test } from '@playwright/test';
import { attuneForEachTest } from '../cast/attune-for-each-test.ts';
import type { Person } from '../cast/person.ts';

const attune = attuneForEachTest();

/** Somebody whose browser has no WebRTC, as some that guard privacy do not. */
const arriveWithoutWebrtc = async (name: string): Promise<Person> => {
  const person = await attune.arrive(name);
  await person
    .page()
    .context()
    .addInitScript(() => Reflect.deleteProperty(window, 'RTCPeerConnection'));
  await person.page().reload();
  return person;
};

test('where a browser cannot connect, Attune works alone and says so, to whoever invites too', async () => {
  const imani = await arriveWithoutWebrtc('Imani');
  await imani.startWorkspace('Willow');
  await expect(imani.connection()).toContainText('this browser cannot connect to other people');
  await imani.addGoal({ text: 'Walk outside', why: '' });
  await imani.isSaved();
  await imani.reload();
  await imani.goTo('Goals');
  await expect(imani.goal('Walk outside')).toBeVisible();

  await imani.goTo('People');
  await imani.page().getByRole('button', { name: 'Invite someone' }).click();
  const dialog = imani.page().getByRole('dialog', { name: 'Invite someone' });
  await expect(dialog.getByRole('alert')).toContainText('nobody can come in by this link');
});

test('a guest whose browser cannot connect is told so, and what to do', async () => {
  const imani = await attune.arrive('Imani');
  await imani.startWorkspace('Willow');
  const link = await imani.invite();
  const sam = await arriveWithoutWebrtc('Sam');
  await sam.knock(link);
  await expect(
    sam.page().getByRole('heading', { name: 'This browser cannot connect' }),
  ).toBeVisible();
  await expect(sam.page().getByText('Open it in another browser')).toBeVisible();
});

import { expect, test } from '@playwright/test';
import {
  addPasskey,
  holdAuthenticator,
  isLocked,
  isOpen,
  lockNow,
  makeRecoveryWords,
  removeWay,
  setPassphrase,
  unlock,
  unlockWithWords,
  wayIn,
} from '../cast/at-the-lock.ts';
import { attuneForEachTest } from '../cast/attune-for-each-test.ts';

const attune = attuneForEachTest();
const passphrase = 'meadow copper lantern orbit velvet';
test.setTimeout(240_000);

test('of three ways in each is lost in turn, and the others open all that Imani has', async () => {
  const imani = await attune.arrive('Imani');
  await imani.startWorkspace('Willow');
  await imani.addGoal({ text: 'Walk outside', why: 'The river' });
  const page = imani.page();
  const authenticator = await holdAuthenticator(page);
  await imani.goTo('Settings');
  await setPassphrase(page, passphrase);
  const words = await makeRecoveryWords(page);
  await addPasskey(page);
  const hasAll = async (): Promise<void> => {
    await isOpen(page);
    await imani.goTo('Goals');
    await expect(imani.goal('Walk outside')).toBeVisible();
    await imani.goTo('Settings');
  };

  // The passphrase is forgotten: the passkey opens, and so does the paper.
  await lockNow(page);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await hasAll();
  await lockNow(page);
  await unlockWithWords(page, words);
  await hasAll();

  // The passkey is lost: the browser goes on asking for it, and the passphrase opens meanwhile.
  await authenticator.lose();
  await lockNow(page);
  const asking = page.getByText('Your device is asking for your passkey.');
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(asking).toBeVisible();
  await page.getByRole('button', { name: 'Stop asking' }).click();
  await expect(page.getByRole('button', { name: 'Use a passkey' })).toBeFocused();
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(asking).toBeVisible();
  await page.getByRole('button', { name: 'Use recovery words' }).click();
  await expect(asking).toBeHidden();
  await page.getByRole('button', { name: 'Use the passphrase' }).click();
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(asking).toBeVisible();
  await unlock(page, passphrase);
  await hasAll();
  await removeWay(page, 'Passkey');

  // The paper is lost as well, and its words are taken away: the passphrase alone opens.
  await removeWay(page, 'Recovery words');
  await expect(wayIn(page, 'Passphrase').getByRole('button', { name: 'Remove' })).toBeHidden();
  await lockNow(page);
  await expect(page.getByRole('button', { name: 'Use recovery words' })).toBeHidden();
  await unlock(page, passphrase);
  await hasAll();

  // With a new paper the passphrase can go: what was on the first opens nothing, the second does.
  const others = await makeRecoveryWords(page);
  await removeWay(page, 'Passphrase');
  await lockNow(page);
  await expect(page.getByLabel('Passphrase', { exact: true })).toBeHidden();
  await unlockWithWords(page, words);
  await expect(page.getByText('These words did not open it.')).toBeVisible();
  await unlockWithWords(page, others);
  await hasAll();
});

test('after the browser was killed and the passphrase is forgotten, a passkey or the paper opens', async () => {
  const imani = await attune.arrive('Imani');
  await imani.startWorkspace('Willow');
  await imani.goTo('Settings');
  await setPassphrase(imani.page(), passphrase);
  const words = await makeRecoveryWords(imani.page());
  await imani.addGoal({ text: 'Walk outside', why: 'The river' });
  await imani.isSaved();
  await imani.killAndReopen();
  await isLocked(imani.page());
  await unlockWithWords(imani.page(), words);
  await expect(imani.goal('Walk outside')).toBeVisible();

  await imani.goTo('Settings');
  const page = imani.page();
  await holdAuthenticator(page);
  await addPasskey(page);
  await page.reload();
  await isLocked(page);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await isOpen(page);
});

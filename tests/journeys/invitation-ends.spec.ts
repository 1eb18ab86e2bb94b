import { expect, test } from '@playwright/test';
import jsqr from 'jsqr';
import { attuneForEachTest } from '../cast/attune-for-each-test.ts';
import type { Person } from '../cast/person.ts';

test.setTimeout(120_000);

const attune = attuneForEachTest();

const reads = (person: Person, heading: string): Promise<void> =>
  expect(person.page().getByRole('heading', { level: 1, name: heading })).toBeVisible();

test('a link that was taken back lets nobody in, whether they knock before or after', async () => {
  const imani = await attune.arrive('Imani');
  await imani.startWorkspace('Willow');
  const link = await imani.invite();
  const sam = await attune.arrive('Sam');
  await sam.knock(link);
  await expect(imani.door('Sam')).toBeVisible();
  await imani.page().getByRole('button', { name: 'Take back' }).click();
  await imani.page().getByRole('button', { name: 'Take it back' }).click();
  await reads(sam, 'This link was taken back');
  await expect(imani.door('Sam')).toBeHidden();
  await expect(imani.page().getByText('Taken back', { exact: true })).toBeVisible();

  await sam.page().getByRole('button', { name: 'I have another link' }).click();
  await reads(sam, 'I have an invitation');
  await sam.page().getByRole('textbox', { name: 'Invitation link' }).fill(link);
  await sam.page().getByRole('button', { name: 'Open invitation' }).click();
  await sam.page().getByRole('textbox', { name: 'Your name' }).fill('Sam');
  await sam.page().getByRole('button', { name: 'Ask to come in' }).click();
  await reads(sam, 'This link was taken back');
  await expect(imani.door('Sam')).toBeHidden();
});

test('a link that is too old says so, also to somebody who already waits at the door', async () => {
  const imani = await attune.arrive('Imani');
  await imani.page().clock.install();
  await imani.startWorkspace('Willow');
  await imani.goTo('People');
  const at = imani.page();
  await at.getByRole('button', { name: 'Invite someone' }).click();
  const box = at.getByRole('textbox', { name: 'Invitation link' });
  await expect(box).toHaveValue(/#/);
  const until = at.getByText(/^Works until/);
  const aWeek = await until.innerText();
  await at.getByRole('combobox', { name: 'The link works for' }).selectOption('1 hour');
  // Nobody has been given it yet: the same link, with another end.
  await expect(until).not.toHaveText(aWeek);
  const link = await box.inputValue();
  await at.keyboard.press('Escape');

  const sam = await attune.arrive('Sam');
  await sam.knock(link);
  await expect(imani.door('Sam')).toBeVisible();
  await at.clock.fastForward('01:00:30');
  await reads(sam, 'This link is too old');
  await expect(imani.door('Sam')).toBeHidden();
  await expect(at.getByText('Too old')).toBeVisible();
});

test('after “Not now” nothing knocks by itself, and the person may ask again and be let in', async () => {
  const imani = await attune.arrive('Imani');
  await imani.startWorkspace('Willow');
  const link = await imani.invite();
  const sam = await attune.arrive('Sam');
  await sam.knock(link);
  await imani.door('Sam').getByRole('button', { name: 'Not now' }).click();
  await reads(sam, 'Not now');
  await expect(imani.door('Sam')).toBeHidden();
  await sam.page().getByRole('button', { name: 'Ask again' }).click();
  await expect(imani.door('Sam')).toBeVisible();
  expect(await sam.words()).toBe(await imani.words());
  await imani.door('Sam').getByRole('button', { name: 'Let in' }).click();
  await expect(sam.page().getByRole('navigation', { name: 'Workspace' })).toBeVisible();
});

test('a damaged link and a link that is none say what to do, and ask for no name', async () => {
  const imani = await attune.arrive('Imani');
  await imani.startWorkspace('Willow');
  const link = await imani.invite();
  const sam = await attune.arrive('Sam');
  await sam.page().goto(link.slice(0, -3));
  await reads(sam, 'Please open the link again');
  await expect(sam.page().getByText('A part of this link is missing.')).toBeVisible();
  await expect(sam.page().getByRole('textbox')).toHaveCount(0);
  expect(sam.page().url()).not.toContain('#');

  await sam.page().getByRole('button', { name: 'Paste the link' }).click();
  const box = sam.page().getByRole('textbox', { name: 'Invitation link' });
  const open = sam.page().getByRole('button', { name: 'Open invitation' });
  await box.fill('https://example.org/a-page-about-soup');
  await open.click();
  await expect(sam.page().getByText('This does not look like an invitation.')).toBeVisible();
  await expect(box).toBeFocused();
  const wrong = link.replace(/.(?=.{20}$)/, (one) => (one === 'A' ? 'B' : 'A'));
  await box.fill(wrong);
  await open.click();
  await expect(sam.page().getByText('A part of this link is missing.')).toBeVisible();
  // As a mail may break it, with words around it.
  await box.fill(`Hello Sam, here it is: ${link.slice(0, 60)}\n  ${link.slice(60)}`);
  await open.click();
  await reads(sam, 'You have been invited');
});

test('with nobody home a request waits, is kept over a reload, and goes on when they come', async () => {
  const imani = await attune.arrive('Imani');
  await imani.startWorkspace('Willow');
  const link = await imani.invite();
  await imani.isSaved();
  // Nobody has Attune open on the inviting side.
  await imani.page().goto('about:blank');

  const sam = await attune.arrive('Sam');
  await sam.knock(link);
  await reads(sam, 'Nobody is home yet');
  await sam.reload();
  await reads(sam, 'Nobody is home yet');
  await sam.killAndReopen('/');
  await reads(sam, 'Nobody is home yet');
  expect(sam.page().url()).not.toContain('#');

  await imani.page().goto(attune.server.url);
  await expect(imani.door('Sam')).toBeVisible();
  expect(await sam.words()).toBe(await imani.words());
  await imani.door('Sam').getByRole('button', { name: 'Let in' }).click();
  await expect(sam.page().getByRole('navigation', { name: 'Workspace' })).toBeVisible();
  await expect(sam.connection()).toContainText('Connected with Imani');
});

test('a link that is opened while Attune is still opening asks for a name all the same', async () => {
  const sam = await attune.arrive('Sam');
  const page = sam.page();
  // Whatever the first page is doing when it is left; some of these moments are in the middle of its looking.
  for (let frames = 0; frames <= 24; frames += 3) {
    await page.goto('about:blank');
    await page.goto(attune.server.url, { waitUntil: 'commit' });
    await page.evaluate(async (count) => {
      for (let frame = 0; frame < count; frame += 1) await new Promise(requestAnimationFrame);
    }, frames);
    await page.goto(`${attune.server.url}/start`);
    await expect(page.getByRole('textbox', { name: 'Your name' })).toBeVisible();
  }
});

test('a phone camera reads the same link from the picture', async () => {
  const imani = await attune.arrive('Imani');
  await imani.startWorkspace('Willow');
  await imani.goTo('People');
  const page = imani.page();
  await page.getByRole('button', { name: 'Invite someone' }).click();
  const picture = page.getByRole('img', { name: 'QR picture of the invitation link' });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const png = (await picture.screenshot()).toString('base64');
    // Decoded by the browser; read by a library that a phone could have.
    const { data, width, height } = await page.evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext('2d');
      context?.drawImage(bitmap, 0, 0);
      const pixels = context?.getImageData(0, 0, bitmap.width, bitmap.height);
      return { data: [...(pixels?.data ?? [])], width: bitmap.width, height: bitmap.height };
    }, png);
    const link = await page.getByRole('textbox', { name: 'Invitation link' }).inputValue();
    expect(link).toMatch(/#/);
    expect(jsqr(Uint8ClampedArray.from(data), width, height)?.data).toBe(link);
  }
});

test('a link that a message cut off behind its path says that a part is missing, also where a workspace is', async () => {
  const imani = await attune.arrive('Imani');
  await imani.startWorkspace('Willow');
  const { origin } = new URL(imani.page().url());
  for (const path of ['/join', '/device', '/device#Ag']) {
    await imani.page().goto(`${origin}${path}`);
    await expect(imani.page().getByText(/^A part of this link is missing/)).toBeVisible();
    expect(new URL(imani.page().url()).pathname).toBe('/join');
  }
});

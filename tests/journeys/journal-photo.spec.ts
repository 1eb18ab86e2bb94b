import { expect, test, type Locator, type Page } from '@playwright/test';
import { attuneForEachTest } from '../cast/attune-for-each-test.ts';
import type { Person } from '../cast/person.ts';
import { blackPng, photoOfCamera } from '../cast/pictures.ts';
import { searchBytes } from '../cast/search-bytes.ts';

const attune = attuneForEachTest();
const maker = 'Cameraqolvex';
test.setTimeout(180_000);

/** Keeps a copy of all that this page decodes: a photo that is shown is what rests here, unsealed. */
const watchDecoding = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const decoded: Promise<number[]>[] = [];
    Object.assign(window, { decoded });
    const decode = createImageBitmap;
    window.createImageBitmap = (source: ImageBitmapSource) => {
      if (source instanceof Blob)
        decoded.push(source.arrayBuffer().then((bytes) => [...new Uint8Array(bytes)]));
      return decode(source);
    };
  });
const decodedBy = async (page: Page): Promise<readonly Buffer[]> => {
  const all = await page.evaluate(() =>
    Promise.all(Reflect.get(window, 'decoded') as Promise<number[]>[]),
  );
  return all.map((bytes) => Buffer.from(bytes));
};

async function openEntry(person: Person, words: string): Promise<void> {
  const page = person.page();
  await page.goto(new URL('/journal', page.url()).href);
  await page.getByRole('button', { name: 'New entry' }).first().click();
  await expect(page.getByRole('textbox', { name: 'Entry', exact: true })).toBeFocused();
  await page.keyboard.type(words);
}

const choose = (page: Page, name: string, buffer: Buffer): Promise<void> =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/jpeg', buffer });

const photo = (page: Page, number = 1): Locator =>
  page.getByRole('img', { name: `Photo ${number}`, exact: true });

/** The photo is drawn upright: what the camera saw on its left is on top, red over blue, scaled. */
async function isDrawn(shown: Locator, size: { width: number; height: number }): Promise<void> {
  await expect(shown).toHaveAttribute('aria-busy', 'false');
  const drawn = await shown.evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement)) throw new Error('drawn on something else');
    const { width, height } = canvas;
    const pen = canvas.getContext('2d');
    const at = (part: number): number[] => [
      ...(pen?.getImageData(width / 2, Math.round(height * part), 1, 1).data ?? []),
    ];
    return { width, height, above: at(0.25), below: at(0.75) };
  });
  expect(drawn).toMatchObject(size);
  const [above, below] = [drawn.above, drawn.below];
  expect((above[0] ?? 0) - (above[2] ?? 0)).toBeGreaterThan(100);
  expect((below[2] ?? 0) - (below[0] ?? 0)).toBeGreaterThan(100);
}

test('a photo that Sam chooses is scaled and turned, tells no place or camera, and is there after his browser was killed', async () => {
  const sam = await attune.arrive('Sam');
  await sam.startWorkspace('Willow');
  await openEntry(sam, 'The river.');
  const taken = await photoOfCamera(sam.page(), maker);
  const gps = taken.subarray(taken.indexOf('Exif'), taken.indexOf('Exif') + 140);
  expect(gps.includes(maker)).toBe(true);
  await choose(sam.page(), 'IMG_2041.jpg', taken);
  await isDrawn(photo(sam.page()), { width: 400, height: 800 });
  await expect(sam.page().getByText('Photo added')).toBeVisible();
  await sam.page().getByRole('textbox', { name: 'What it shows' }).fill('The way back');
  await expect(sam.page().getByRole('status', { name: 'Saving' })).toContainText(
    'Saved on this device',
  );
  const entry = new URL(sam.page().url()).pathname;

  await sam.killAndReopen('/');
  const page = sam.page();
  await watchDecoding(page);
  await page.goto(new URL(entry, page.url()).href);
  const shown = page.getByRole('img', { name: 'The way back' });
  await isDrawn(shown, { width: 400, height: 800 });
  await page.getByRole('button', { name: 'Open large' }).click();
  const large = page.getByRole('dialog').getByRole('img', { name: 'The way back' });
  await isDrawn(large, { width: 800, height: 1_600 });
  const rested = await decodedBy(page);
  expect(rested.length).toBeGreaterThanOrEqual(2);
  for (const bytes of rested) {
    expect(bytes.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
    expect(searchBytes(bytes, { name: 'photo', words: [maker, 'Exif', 'http'] })).toEqual([]);
    // Nor any other part in which a program may write about a picture, but the one that says JPEG.
    expect(
      [0xe1, 0xe2, 0xed, 0xfe].filter((part) => bytes.includes(Buffer.from([0xff, part, 0]))),
    ).toEqual([]);
  }
});

test('what is no photo, and a small file that would fill the memory, get their sentences and change nothing', async () => {
  const sam = await attune.arrive('Sam');
  await sam.startWorkspace('Willow');
  await watchDecoding(sam.page());
  await sam.page().reload();
  await openEntry(sam, 'The river.');
  const page = sam.page();
  await choose(page, 'letter.jpg', Buffer.from('Dear Noor, this is a letter.'));
  await expect(
    page.getByText('“letter.jpg” is not a photo that this browser can read. Nothing was added.'),
  ).toBeVisible();
  const bomb = blackPng(30_000);
  expect(bomb.length).toBeLessThan(200_000);
  await choose(page, 'night.png', bomb);
  await expect(
    page.getByText('“night.png” is too large to be read here. Nothing was added.'),
  ).toBeVisible();
  const broken = (await photoOfCamera(page, maker)).subarray(0, 700);
  await choose(page, 'broken.jpg', broken);
  await expect(page.getByText(/“broken.jpg” is not a photo/)).toBeVisible();
  expect((await decodedBy(page)).filter((bytes) => bytes.length === bomb.length)).toEqual([]);
  await expect(page.getByRole('heading', { name: 'Photos' })).toBeHidden();
  await expect(page.getByRole('textbox', { name: 'Entry', exact: true })).toHaveText('The river.');
  // A real one is taken all the same.
  await choose(page, 'square.png', blackPng(900));
  await expect(photo(page)).toHaveAttribute('aria-busy', 'false');
});

test('the disk is full while Sam adds a photo: it is said, nothing of it is there, and with room again it is added', async () => {
  const sam = await attune.arrive('Sam');
  await sam.startWorkspace('Willow');
  await openEntry(sam, 'The river.');
  const page = sam.page();
  const taken = await photoOfCamera(page, maker);
  const devtools = await page.context().newCDPSession(page);
  const origin = attune.server.url;
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  // Chromium looks again at how much room there is only after a while: he writes until it has.
  const entry = page.getByRole('textbox', { name: 'Entry', exact: true });
  const saving = page.getByRole('status', { name: 'Saving' });
  await expect(async () => {
    await entry.press('Control+End');
    await page.keyboard.type(' And on.');
    await expect(saving).toContainText('Not saved', { timeout: 3_000 });
  }).toPass({ timeout: 90_000 });
  const written = await entry.innerText();
  await choose(page, 'IMG_2041.jpg', taken);
  await expect(page.getByText('This device has no room left for the photo.')).toBeVisible();
  const photos = page.getByRole('img', { name: /^Photo \d+$/ });
  await expect(photos).toHaveCount(0);
  await expect(entry).toHaveText(written);

  await devtools.send('Storage.overrideQuotaForOrigin', { origin });
  await expect(async () => {
    await choose(page, 'IMG_2041.jpg', taken);
    await expect(photos).toHaveCount(1, { timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
  await expect(saving).toContainText('Saved on this device', { timeout: 40_000 });
  await sam.killAndReopen();
  await expect(sam.page().getByRole('img', { name: 'Photo 1' })).toHaveAttribute(
    'aria-busy',
    'false',
  );
  await expect(sam.page().getByRole('textbox', { name: 'Entry', exact: true })).toHaveText(written);
});

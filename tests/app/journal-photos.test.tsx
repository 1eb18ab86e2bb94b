// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@solidjs/testing-library';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { err } from '../../src/crdt/basics/result.ts';
import { showJournal, type JournalAtHand } from './journal-at-hand.ts';
import { headOfPng } from './picture-heads.ts';

/* A browser that can draw: what is in a file is its size, as "photo 3200x1000", in a photo behind a head that tells it. */

const drawn: string[] = [];
/** What came into view, one after the other: jsdom lays nothing out, and has no way to scroll. */
const scrolled: Element[] = [];
Element.prototype.scrollIntoView = function scrollIntoView(this: Element) {
  scrolled.push(this);
};
const canvas = HTMLCanvasElement.prototype;
const asItWas = {
  getContext: Object.getOwnPropertyDescriptor(canvas, 'getContext'),
  toBlob: Object.getOwnPropertyDescriptor(canvas, 'toBlob'),
};

beforeEach(() => {
  drawn.length = 0;
  scrolled.length = 0;
  const decode = async (file: Blob) => {
    const [, width, height] = /photo (\d+)x(\d+)$/.exec(await readText(file)) ?? [];
    if (width === undefined || height === undefined) throw new Error('This is no picture.');
    return { width: Number(width), height: Number(height), close: () => undefined };
  };
  vi.stubGlobal('createImageBitmap', vi.fn(decode));
  Object.defineProperty(canvas, 'getContext', {
    configurable: true,
    value(this: HTMLCanvasElement) {
      const size = `${this.width}x${this.height}`;
      return { fillRect: () => undefined, drawImage: () => drawn.push(size) };
    },
  });
  Object.defineProperty(canvas, 'toBlob', {
    configurable: true,
    value(this: HTMLCanvasElement, done: BlobCallback) {
      done(new Blob([`photo ${this.width}x${this.height}`]));
    },
  });
});
afterEach(() => {
  Object.defineProperties(canvas, {
    ...(asItWas.getContext && { getContext: asItWas.getContext }),
    ...(asItWas.toBlob && { toBlob: asItWas.toBlob }),
  });
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const readText = (file: Blob): Promise<string> =>
  new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(typeof reader.result === 'string' ? reader.result : '');
    reader.readAsText(file);
  });

/** jsdom's Blob gives no bytes by itself. */
if (!('arrayBuffer' in Blob.prototype)) {
  Object.defineProperty(Blob.prototype, 'arrayBuffer', {
    value(this: Blob) {
      return new Promise((done) => {
        const reader = new FileReader();
        reader.onload = () => done(reader.result);
        reader.readAsArrayBuffer(this);
      });
    },
  });
}

async function anEntry(): Promise<JournalAtHand> {
  const shown = await showJournal('client', {
    write: ({ write }) => write({ day: '2026-11-22', paragraphs: ['The river.'] }),
    entry: true,
  });
  await screen.findByRole('textbox', { name: 'Entry' });
  return shown;
}
function file(text: string, name = 'river.jpg'): File {
  const [, width, height] = /^photo (\d+)x(\d+)$/.exec(text) ?? [];
  if (width === undefined || height === undefined) return new File([text], name);
  return new File([headOfPng(Number(width), Number(height)), text], name);
}
const choose = (...files: readonly File[]): void => {
  const box = document.querySelector('input[type="file"]');
  if (box === null) throw new Error('There is a way to choose files.');
  fireEvent.change(box, { target: { files } });
};
const photosOf = ({ journal }: JournalAtHand) =>
  journal.entries.view.get().entries[0]?.photos ?? [];

test('a photo is scaled, kept, and shown with what it shows as its name', async () => {
  const shown = await anEntry();
  choose(file('photo 3200x1000'));
  const picture = await screen.findByRole('img', { name: 'Photo 1' });
  expect(photosOf(shown)).toMatchObject([{ width: 1_600, height: 500, caption: '' }]);
  await waitFor(() => expect(drawn).toContain('800x250'));
  fireEvent.input(screen.getByRole('textbox', { name: 'What it shows' }), {
    target: { value: 'The river' },
  });
  await waitFor(() => expect(picture.getAttribute('aria-label')).toBe('The river'));
  expect(screen.getByText('Photo added')).toBeDefined();
});

test('a photo that is smaller is kept as large as it is', async () => {
  const shown = await anEntry();
  choose(file('photo 300x200'));
  await screen.findByRole('img', { name: 'Photo 1' });
  expect(photosOf(shown)).toMatchObject([{ width: 300, height: 200 }]);
});

test('what is no photo is said kindly, and the others are added all the same', async () => {
  const shown = await anEntry();
  choose(file('words', 'letter.txt'), file('photo 300x200'));
  await screen.findByRole('img', { name: 'Photo 1' });
  expect(
    screen.getByText('“letter.txt” is not a photo that this browser can read. Nothing was added.'),
  ).toBeDefined();
  expect(photosOf(shown)).toHaveLength(1);
});

test('what was added before is not told again beside a file that is no photo, which comes into view', async () => {
  const shown = await anEntry();
  choose(file('photo 300x200'));
  const added = await screen.findByText('Photo added');
  choose(file('words', 'letter.txt'));
  const fault = await screen.findByText(/“letter.txt” is not a photo/);
  expect(added.textContent).toBe('');
  await waitFor(() => expect(scrolled.at(-1)?.contains(fault)).toBe(true));
  choose(file('photo 300x200'));
  await waitFor(() => expect(added.textContent).toBe('Photo added'));
  expect(screen.queryByText(/is not a photo/)).toBeNull();
  expect(photosOf(shown)).toHaveLength(2);
});

test('when the device has no room left, nothing is added and the words are untouched', async () => {
  const shown = await anEntry();
  vi.spyOn(shown.journal.files, 'put').mockResolvedValue(err('full'));
  choose(file('photo 300x200'));
  expect(await screen.findByText(/This device has no room left for the photo/)).toBeDefined();
  expect(photosOf(shown)).toHaveLength(0);
  expect(screen.getByRole('textbox', { name: 'Entry' }).textContent).toBe('The river.');
});

test('a photo can be taken away and had again', async () => {
  const shown = await anEntry();
  choose(file('photo 300x200'));
  fireEvent.click(await screen.findByRole('button', { name: 'Take away' }));
  expect(photosOf(shown)).toHaveLength(0);
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByRole('img', { name: 'Photo 1' })).toBeDefined();
});

test('a photo opens large in a dialog of its name', async () => {
  await anEntry();
  choose(file('photo 3200x1000'));
  fireEvent.click(await screen.findByRole('button', { name: 'Open large' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Photo 1' }));
  expect(dialog.getByRole('img', { name: 'Photo 1' }).getAttribute('width')).toBe('1600');
});

test('a photo that is pasted or let go over the page is added; a paste of words is the editor’s', async () => {
  const shown = await anEntry();
  const data = (files: readonly File[], text = '') => ({
    files,
    types: files.length > 0 ? ['Files'] : ['text/plain'],
    getData: (type: string) => (type === 'text/plain' ? text : ''),
  });
  fireEvent.drop(screen.getByRole('article'), { dataTransfer: data([file('photo 300x200')]) });
  await waitFor(() => expect(photosOf(shown)).toHaveLength(1));
  fireEvent.paste(screen.getByRole('article'), { clipboardData: data([file('photo 30x20')]) });
  await waitFor(() => expect(photosOf(shown)).toHaveLength(2));
  fireEvent.paste(screen.getByRole('article'), { clipboardData: data([], 'words') });
  expect(photosOf(shown)).toHaveLength(2);
});

test('a photo that is not on this device, or not whole any more, says so', async () => {
  const shown = await anEntry();
  vi.spyOn(shown.journal.files, 'get').mockResolvedValueOnce(err('missing'));
  choose(file('photo 300x200'));
  expect(await screen.findByText('This photo is not on this device.')).toBeDefined();
  const row = within(screen.getByRole('listitem', { name: 'Photo 1' }));
  expect(row.queryByRole('button', { name: 'Open large' })).toBeNull();
  fireEvent.click(row.getByText('This photo is not on this device.'));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(row.getByRole('button', { name: 'Take away' })).toBeDefined();
  vi.spyOn(shown.journal.files, 'get').mockResolvedValueOnce(err('damaged'));
  choose(file('photo 300x200'));
  expect(await screen.findByText(/This photo cannot be shown any more/)).toBeDefined();
});

test('a photo that would fill the memory is refused before it is drawn, however small its file', async () => {
  const shown = await anEntry();
  choose(file('photo 30000x30000', 'night.png'));
  expect(
    await screen.findByText('“night.png” is too large to be read here. Nothing was added.'),
  ).toBeDefined();
  expect(createImageBitmap).not.toHaveBeenCalled();
  expect(photosOf(shown)).toHaveLength(0);
});

import { expect, test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import type { NoteHarness } from '../editors/note-harness.ts';
import { startNotePage } from './note-page.ts';
import { htmlPayloads, valuePayloads } from './xss-payloads.ts';

declare const harness: NoteHarness;

let served: Awaited<ReturnType<typeof startNotePage>>;
let asked: string[];
let complaints: string[];
test.beforeAll(async () => {
  served = await startNotePage();
});
test.afterAll(() => served.stop());
test.beforeEach(async ({ page }) => {
  asked = [];
  complaints = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', (problem) => complaints.push(problem.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(served.url);
  asked = [];
});
test.afterEach(() => expect(complaints).toEqual([]));

const note = (page: Page, who: 'ana' | 'sam'): Locator =>
  page.locator(`#${who}`).getByRole('textbox', { name: 'Note' });

/** Pastes or drops as a browser does, with data of another page. */
async function bring(into: Locator, how: 'paste' | 'drop', data: Record<string, string>) {
  await into.evaluate(
    (element, { kind, given }) => {
      const transfer = new DataTransfer();
      for (const [type, value] of Object.entries(given)) transfer.setData(type, value);
      const { left, top } = element.getBoundingClientRect();
      const place = { clientX: left + 5, clientY: top + 5, bubbles: true, cancelable: true };
      element.dispatchEvent(
        kind === 'paste'
          ? new ClipboardEvent('paste', {
              clipboardData: transfer,
              bubbles: true,
              cancelable: true,
            })
          : new DragEvent('drop', { dataTransfer: transfer, ...place }),
      );
    },
    { kind: how, given: data },
  );
}

test('what Ana types Sam reads, with her caret and name beside it, over no word', async ({
  page,
}) => {
  await note(page, 'ana').click();
  await page.keyboard.type('How was the week?');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Alt+2');
  await page.keyboard.type('Sleep');
  await expect(note(page, 'sam')).toContainText('How was the week?');
  await expect(note(page, 'sam').getByRole('heading', { level: 2 })).toContainText('Sleep');
  const name = note(page, 'sam').locator('.note-caret-name');
  await expect(name).toHaveText('Ana');
  const words = await note(page, 'sam')
    .getByRole('heading')
    .evaluate((heading) => {
      const range = document.createRange();
      range.setStart(heading, 0);
      range.setEnd(heading.firstChild ?? heading, 5);
      return range.getBoundingClientRect().right;
    });
  expect((await name.boundingBox())?.x).toBeGreaterThan(words);
});

test('bold, lists and tasks go by keyboard, and undo takes back only one’s own', async ({
  page,
}) => {
  await note(page, 'ana').click();
  await page.keyboard.press('Control+Shift+9');
  await page.keyboard.type('breathe ');
  await page.keyboard.press('Control+b');
  await page.keyboard.type('slowly');
  await expect(
    note(page, 'sam').getByRole('checkbox', { name: 'Done: breathe slowly' }),
  ).toBeVisible();
  await note(page, 'sam').getByRole('checkbox').check();
  await expect(note(page, 'ana').getByRole('checkbox')).toBeChecked();
  await expect(note(page, 'ana').locator('strong')).toHaveText('slowly');
  await note(page, 'sam').locator('p').click();
  await page.keyboard.press('Control+z');
  await expect(note(page, 'ana').getByRole('checkbox')).not.toBeChecked();
  await expect(note(page, 'ana')).toContainText('breathe slowly');
});

test('paste keeps headings, lists, tasks, quotes, links, bold and italic, and drops the rest', async ({
  page,
}) => {
  await note(page, 'ana').click();
  await bring(note(page, 'ana'), 'paste', {
    'text/html':
      '<meta charset="utf-8"><style>p{color:red}</style><h1>Plan</h1><p class="x" style="color:red">' +
      '<b>bold</b> <em onclick="x()">soft</em> <a href="https://example.org" onclick="x()">site</a></p>' +
      '<ul><li>one<ul><li>inner</li></ul></li></ul><ol start="3"><li>three</li></ol>' +
      '<blockquote>said</blockquote><img src="https://evil.example/p.png"><table><tr><td>cell</td></tr></table>',
  });
  const sam = note(page, 'sam');
  await expect(sam.getByRole('heading', { level: 1 })).toHaveText('Plan');
  await expect(sam.locator('strong')).toHaveText('bold');
  await expect(sam.locator('em')).toHaveText('soft');
  await expect(sam.getByRole('link')).toHaveAttribute('href', 'https://example.org');
  await expect(sam.getByRole('link')).toHaveAttribute('rel', 'noopener noreferrer nofollow');
  await expect(sam.locator('ul ul')).toHaveText('inner');
  await expect(sam.locator('ol')).toHaveAttribute('start', '3');
  await expect(sam.locator('blockquote')).toHaveText('said');
  await expect(sam).toContainText('cell');
  expect(await sam.innerHTML()).not.toMatch(/style=|class="x"|onclick|<img src|<table/);
  expect(asked).toEqual([]);
});

test('an address pasted over words becomes their link, and script does not', async ({ page }) => {
  await note(page, 'ana').click();
  await page.keyboard.type('our page');
  await page.keyboard.press('Control+a');
  await bring(note(page, 'ana'), 'paste', { 'text/plain': 'https://example.org/a' });
  await expect(note(page, 'sam').getByRole('link', { name: 'our page' })).toBeVisible();
  const refused = await page.evaluate(() => harness.ana.commands.setLink('javascript:x').ok);
  expect(refused).toBe(false);
});

test('nothing that is pasted or dropped runs or asks anybody for anything', async ({ page }) => {
  for (const how of ['paste', 'drop'] as const) {
    for (const html of htmlPayloads) {
      await bring(note(page, 'ana'), how, { 'text/html': html, 'text/plain': 'words' });
    }
  }
  // It did come in, and only its words stayed.
  await expect(note(page, 'sam')).toContainText('styled');
  await expectUnharmed(page);
});

test('nothing that a peer writes into attributes, marks, node names or their own name runs', async ({
  page,
}) => {
  await note(page, 'ana').click();
  await page.keyboard.type('x');
  await page.evaluate((payloads) => {
    const [, doc] = harness.docs;
    const { Y } = harness;
    const root = doc.getXmlFragment('note');
    for (const value of payloads) {
      for (const name of [
        'paragraph',
        'heading',
        'orderedList',
        'taskItem',
        'script',
        'img',
        'iframe',
        JSON.stringify(value),
      ]) {
        const element = new Y.XmlElement(name);
        for (const key of [
          'level',
          'start',
          'checked',
          'href',
          'src',
          'onload',
          'style',
          'kept',
          'key',
          'class',
        ]) {
          Reflect.apply(element.setAttribute.bind(element), undefined, [key, value]);
        }
        root.push([element]);
        const text = new Y.XmlText();
        element.push([text]);
        const formats = { link: { href: value }, bold: value, onerror: value, keptMark: value };
        text.applyDelta([{ insert: 'words', attributes: formats }]);
      }
      harness.renameAna(JSON.stringify(value));
    }
  }, valuePayloads);
  await note(page, 'ana').press('End');
  await page.keyboard.type('typed');
  await expect(note(page, 'sam')).toContainText('typed');
  await expectUnharmed(page);
});

async function expectUnharmed(page: Page): Promise<void> {
  for (const link of await page.locator('a[href]').all()) {
    expect(await link.getAttribute('href')).toMatch(/^(https?:\/\/|mailto:)/);
  }
  expect(await page.evaluate(() => Reflect.has(window, '__pwned'))).toBe(false);
  expect(
    await page.locator('script, img[src], iframe, [onerror], [onload], [style*="url"]').count(),
  ).toBe(2);
  expect(asked).toEqual([]);
}

test('a link that is clicked with Ctrl held opens in a page that knows nothing of the note', async ({
  page,
  context,
}) => {
  await context.route('https://example.org/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>Elsewhere</title>' }),
  );
  await note(page, 'ana').click();
  await page.keyboard.type('our page');
  await page.keyboard.press('Control+a');
  await bring(note(page, 'ana'), 'paste', { 'text/plain': 'https://example.org/a' });
  const link = note(page, 'sam').getByRole('link', { name: 'our page' });
  await link.click();
  const opened = context.waitForEvent('page');
  await link.click({ modifiers: ['Control'] });
  const elsewhere = await opened;
  await expect(elsewhere).toHaveTitle('Elsewhere');
  expect(elsewhere.url()).toBe('https://example.org/a');
  expect(await elsewhere.evaluate(() => [window.opener === null, document.referrer])).toEqual([
    true,
    '',
  ]);
  expect(context.pages()).toHaveLength(2);
});

test('two carets in one line leave both names to be read', async ({ page }) => {
  await note(page, 'ana').click();
  await page.keyboard.type('How was the week?');
  await page.evaluate(() => harness.seeAnaTwice());
  const names = note(page, 'sam').locator('.note-caret-name');
  await expect(names).toHaveCount(2);
  const [first, second] = [await names.nth(0).boundingBox(), await names.nth(1).boundingBox()];
  expect((first?.y ?? 0) + (first?.height ?? 0)).toBeLessThanOrEqual(second?.y ?? 0);
});

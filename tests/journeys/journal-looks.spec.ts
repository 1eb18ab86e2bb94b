import { expect, test, type Locator, type Page } from '@playwright/test';
import { heading, press, pretendPages } from './pretend-pages.ts';

/* As in session-room-looks.spec.ts, in the journal. */

test.setTimeout(120_000);

const pages = pretendPages();

const toJournal = async (page: Page): Promise<void> => {
  await page
    .getByRole('navigation', { name: 'Workspace' })
    .getByRole('link', { name: 'Journal', exact: true })
    .click();
  await expect(heading(page, 'Journal')).toBeVisible();
};

test('a journal can be read and reached by everybody: empty, by month, by day and by its words', async ({
  page,
}) => {
  await pages.visit(page, 'journal-empty');
  await toJournal(page);
  await pages.look(page, page.getByRole('heading', { name: 'Your first page' }));
  await pages.visit(page, 'journal');
  await toJournal(page);
  await pages.look(page, page.getByRole('heading', { name: 'November 2026' }).first());
  await page.locator('[data-day="2026-11-20"]').click();
  await pages.look(page, 'Nothing was written for this day.');
  await page.getByRole('searchbox', { name: 'Search my journal' }).fill('river');
  await pages.look(page, '3 entries found');
  expect(pages.found()).toEqual([]);
});

test('on a phone the five places stand in one line, and the journal still says to whoever listens that it is theirs alone', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await pages.visit(page, 'journal');
  const places = page.getByRole('navigation', { name: 'Workspace' });
  await expect(
    places.getByRole('link', { name: 'Journal', exact: true }),
  ).toHaveAccessibleDescription('Only you');
  const tops = await places
    .locator('li > *')
    .evaluateAll((all) =>
      all
        .filter((place) => place.checkVisibility())
        .map((place) =>
          [...place.children].map((part) => Math.round(part.getBoundingClientRect().y)),
        ),
    );
  expect(tops).toHaveLength(5);
  for (const top of tops) expect(top).toEqual(tops[0]);
});

test('on a phone the sentence about a file that is no photo comes into view, apart from what stands above it', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await pages.visit(page, 'journal');
  await toJournal(page);
  await press(page, 'New entry');
  await expect(page.getByRole('textbox', { name: 'Entry' })).toBeFocused();
  const chip = page.getByRole('button', { name: 'Something good' });
  await expect(chip).toBeVisible();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'fake.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('No.') });
  const fault = page.getByText(/“fake.jpg” is not a photo/);
  await expect(fault).toBeVisible();
  const edgesOf = (place: Locator): Promise<{ top: number; bottom: number }> =>
    place.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return { top, bottom };
    });
  const bar = await edgesOf(page.getByRole('navigation', { name: 'Workspace' }));
  await expect(async () => {
    const { top, bottom } = await edgesOf(fault);
    expect(bottom).toBeLessThan(bar.top);
    expect(top).toBeGreaterThan(0);
  }).toPass({ timeout: 5_000 });
  const { top } = await edgesOf(fault);
  expect(top - (await edgesOf(chip)).bottom).toBeGreaterThanOrEqual(8);
});

test('an entry can be read and reached by everybody, with its photos and the words for how it was', async ({
  page,
}) => {
  await pages.visit(page, 'journal');
  await toJournal(page);
  await page.getByRole('link', { name: /tired, but proud/ }).click();
  await expect(page.getByRole('toolbar')).toBeVisible();
  await pages.look(page, page.getByRole('heading', { name: 'Photos' }));
  await page.getByRole('button', { name: 'Open large' }).first().click();
  await pages.look(page, page.getByRole('dialog').getByRole('heading'));
  await press(page, 'Close');
  await press(page, 'Find a word');
  await pages.look(page, 'Choose a word. You can change it afterwards.');
  expect(pages.found()).toEqual([]);
});

test('private notes, and the journal in front of the workspaces, can be read and reached by everybody', async ({
  page,
}) => {
  await pages.visit(page, 'journal-therapist');
  await toJournal(page);
  await pages.look(page, 'Private notes about this workspace. Only you.');
  await pages.visit(page, 'journal-therapist', '/journal');
  await pages.look(page, page.getByText('About Willow').first());
  await press(page, 'New entry');
  await expect(page.getByRole('textbox', { name: 'Entry' })).toBeFocused();
  await pages.look(page, 'A few questions to start with');
  expect(pages.found()).toEqual([]);
});

test('sharing a paragraph, and what was shared, can be read and reached by everybody', async ({
  page,
}) => {
  await pages.visit(page, 'journal-shared');
  await toJournal(page);
  await page.getByRole('link', { name: /tired, but proud/ }).click();
  await pages.look(page, page.getByRole('heading', { name: 'Shared from this entry' }));
  await press(page, 'Share a paragraph');
  await pages.look(page, 'What Sam Rivers will see');
  await page.getByRole('radio', { name: 'Into a note' }).check();
  await pages.look(page, page.getByText('Which note'));
  await press(page, 'Cancel');
  const places = page.getByRole('navigation', { name: 'Workspace' });
  await places.getByRole('link', { name: 'Notes', exact: true }).click();
  await pages.look(page, page.getByRole('heading', { name: 'From your journals' }));
  await places.getByRole('link', { name: 'Sessions', exact: true }).click();
  await press(page, 'Open session');
  await pages.look(page, page.getByText('From Imani Okafor’s journal').first());
  await pages.visit(page, 'journal-therapist', '/journal');
  await page.getByRole('link', { name: /tired, but proud/ }).click();
  await press(page, 'Share a paragraph');
  await pages.look(page, 'What Sam Rivers will see');
  expect(pages.found()).toEqual([]);
});

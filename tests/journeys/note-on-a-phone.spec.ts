import { expect, test } from '@playwright/test';
import { attuneForEachTest } from '../cast/attune-for-each-test.ts';
import type { Person } from '../cast/person.ts';

const attune = attuneForEachTest();
let imani: Person;
test.beforeEach(async () => {
  imani = await attune.arrive('Imani');
});

test('on a small phone every tool is seen and can be pressed, also at the end of a long note', async () => {
  const page = imani.page();
  await imani.startWorkspace('Willow');
  await page.setViewportSize({ width: 360, height: 640 });
  await imani.openNewNote('Tuesday');
  await imani.note().click();
  for (let line = 1; line <= 30; line += 1) {
    await page.keyboard.type(`Line ${line}`);
    await page.keyboard.press('Enter');
  }
  const tools = page.getByRole('toolbar', { name: 'Tools for writing' }).getByRole('button');
  const folded = await tools.count();
  expect(folded).toBeGreaterThan(4);
  for (const name of ['Bold', 'One step back']) {
    await expect(tools.and(page.getByRole('button', { name }))).toBeVisible();
  }
  await page.getByRole('button', { name: 'More tools' }).click();
  const count = await tools.count();
  expect(count).toBeGreaterThan(9);
  for (let index = 0; index < count; index += 1) {
    const tool = tools.nth(index);
    await expect(tool).toBeInViewport({ ratio: 1 });
    // Nothing lies over it: a press in its middle and near its corners reaches it.
    const covered = await tool.evaluate((button) => {
      const { left, top, right, bottom } = button.getBoundingClientRect();
      return [
        [left + 4, top + 4],
        [right - 4, top + 4],
        [(left + right) / 2, (top + bottom) / 2],
        [left + 4, bottom - 4],
        [right - 4, bottom - 4],
      ].some(([x = 0, y = 0]) => !button.contains(document.elementFromPoint(x, y)));
    });
    expect(covered, (await tool.getAttribute('aria-label')) ?? '').toBe(false);
  }
  await page.getByRole('button', { name: 'Quick exit' }).click({ trial: true });
});

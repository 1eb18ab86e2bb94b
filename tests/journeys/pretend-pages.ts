import { expect, test, type Locator, type Page } from '@playwright/test';
import { serveHarness } from '../../scripts/look/serve.mjs';
import { lookClosely } from '../cast/looking-closely.ts';

/** The real pages over a pretend world, for states that no journey of a few minutes comes to. */
export interface PretendPages {
  /** Opens an address in a scene of the pretend world; what may be turned there is `window.pretend`. */
  visit(page: Page, scene: string, at?: string): Promise<void>;
  /** Looks closely at what is on the screen while this sentence is there. */
  look(page: Page, sentence: string | Locator): Promise<void>;
  /** All that looking has found in the test that runs. */
  found(): readonly string[];
}

/** Serves the pages to all tests of the file that calls this. One in which a page throws fails. */
export function pretendPages(): PretendPages {
  let server: Awaited<ReturnType<typeof serveHarness>> | undefined;
  let found: string[] = [];
  let complaints: string[] = [];
  test.beforeAll(async () => {
    server = await serveHarness(0);
  });
  test.afterAll(() => server?.close());
  test.beforeEach(({ page }) => {
    found = [];
    complaints = [];
    page.on('pageerror', (problem) => complaints.push(problem.message));
  });
  test.afterEach(() => expect(complaints).toEqual([]));
  return {
    async visit(page, scene, at = '/') {
      const [base] = server?.resolvedUrls?.local ?? [];
      await page.goto(new URL(`${at}?scene=${scene}`, base).href);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    },
    async look(page, sentence) {
      found.push(...(await lookAt(page, sentence)));
    },
    found: () => found,
  };
}

/** Looks closely at what is on the screen while its sentence is there: never at another page by mistake. */
async function lookAt(page: Page, sentence: string | Locator): Promise<string[]> {
  const told = typeof sentence === 'string' ? page.getByText(sentence) : sentence;
  await expect(told).toBeVisible();
  const found = await lookClosely(page, (await told.textContent()) ?? '');
  await expect(told).toBeVisible();
  return found;
}

/** The heading of the page, by its exact words. */
export const heading = (page: Page, name: string): Locator =>
  page.getByRole('heading', { level: 1, name, exact: true });

export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

/** The states of a list with their types, which `Object.entries` forgets. */
export function statesOf<Tag extends string>(
  sentences: Record<Tag, string>,
): readonly (readonly [Tag, string])[] {
  const isTag = (name: string): name is Tag => name in sentences;
  return Object.keys(sentences)
    .filter(isTag)
    .map((tag) => [tag, sentences[tag]]);
}

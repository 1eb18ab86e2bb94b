import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What everybody must be able to read: WCAG 2.2 at level AA, with all that it took over. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const widths = [1280, 360] as const;
const themes = ['light', 'dark'] as const;

/**
 * Looks at what is on the screen now, wide and narrow, light and dark, and gives a line for everything that somebody
 * could not read or reach: what axe finds, sideways scrolling, and buttons that stay covered however one scrolls.
 */
export async function lookClosely(page: Page, what: string): Promise<string[]> {
  const found: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const at = `${what}, ${width} px, ${colorScheme}`;
      // The legacy mode opens no page of its own: nothing else shall be in front.
      const { violations } = await new AxeBuilder({ page })
        .setLegacyMode(true)
        .withTags(rules)
        .analyze();
      for (const { id, nodes } of violations) {
        found.push(
          ...nodes.map(
            ({ html, failureSummary }) => `${at}: ${id}: ${html} ${failureSummary ?? ''}`,
          ),
        );
      }
    }
    const at = `${what}, ${width} px`;
    if (await scrollsSideways(page)) found.push(`${at}: scrolls sideways`);
    found.push(...(await coveredControls(page)).map((one) => `${at}: covered: ${one}`));
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  return found;
}

const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const places = [document.documentElement, ...document.querySelectorAll('dialog[open]')];
    return places.some((place) => place.scrollWidth > place.clientWidth);
  });

/**
 * Scrolls to each control as the browser does for Tab, and asks what a finger would meet in its middle. A link that
 * goes on in the next line has a middle in each.
 */
const coveredControls = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const dialogs = [...document.querySelectorAll('dialog[open]')];
    const places = dialogs.length > 0 ? dialogs.slice(-1) : [...document.querySelectorAll('main')];
    const controls = places.flatMap((place) => [
      ...place.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea'),
    ]);
    const covered: string[] = [];
    for (const control of controls) {
      if (!control.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      control.scrollIntoView({ block: 'nearest' });
      const own = control.closest('label') ?? control;
      for (const { left, top, width, height } of control.getClientRects()) {
        const met = document.elementFromPoint(left + width / 2, top + height / 2);
        if (own.contains(met)) continue;
        covered.push(
          `${control.outerHTML.slice(0, 160)} by ${met?.outerHTML.slice(0, 160) ?? '-'}`,
        );
      }
    }
    window.scrollTo(0, 0);
    return covered;
  });

import { expect, type Locator, type Page } from '@playwright/test';
import type { Person } from './person.ts';

/** Somebody without a mouse: Tab, arrows, Enter, Space, Escape and letters. */
export const keysOf = (person: Person) => {
  const page = person.page();
  const press = (key: string): Promise<void> => page.keyboard.press(key);
  return {
    press,
    type: (text: string): Promise<void> => page.keyboard.type(text),
    /** Goes on by Tab until that has focus; at every stop focus can be seen. */
    tabTo: async (target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> => {
      await expect(target).toBeVisible();
      for (let stops = 0; stops < 60; stops += 1) {
        if (await target.evaluate((element) => element === document.activeElement)) return;
        await press(key);
        expect(await focusFault(page), 'focus can be seen').toBe('');
      }
      throw new Error(`Tab does not lead to ${target.toString()}`);
    },
  };
};

/** Whether there is focus and it can be seen: it has a mark, it is on the screen, and nothing lies over all of it. */
export const focusFault = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    // Between the end of a page and its beginning focus is in the browser itself.
    if (!(element instanceof HTMLElement) || element === document.body) return '';
    const name = element.outerHTML.slice(0, 200);
    const marked = [element, ...element.querySelectorAll('*'), element.nextElementSibling].concat(
      element.parentElement,
    );
    const hasMark = marked.some((one) => {
      if (one === null) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      return (
        (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none'
      );
    });
    // In a writing area the caret is the mark.
    if (!hasMark && !element.isContentEditable && !element.matches('h1')) return `no mark: ${name}`;
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const seen = [0.1, 0.5, 0.9].some((along) => {
      const met = document.elementFromPoint(
        left + (right - left) * along,
        Math.min((Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2, innerHeight - 1),
      );
      return met !== null && (element.contains(met) || met.contains(element));
    });
    return seen ? '' : `covered or off the screen: ${name}`;
  });

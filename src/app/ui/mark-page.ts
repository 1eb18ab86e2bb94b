import { onCleanup } from 'solid-js';

/** What may stand on a page so that other parts of it make room. */
export type PageMark =
  'navigation' | 'dialog' | 'notices' | 'toasts' | 'update' | 'jumps' | 'wide' | 'words-sheet';

const holders = new Map<PageMark, number>();

/**
 * Says on the root of the page (`data-with-navigation` and so on) that something stands on it, for as long as the
 * component or effect that says so lives. A style that looked for it with `:root:has(…)` would have every browser
 * judge the whole page anew whenever a letter is drawn; a law test keeps those away.
 */
export function markPage(mark: PageMark): void {
  count(mark, 1);
  onCleanup(() => count(mark, -1));
}

function count(mark: PageMark, by: 1 | -1): void {
  const held = (holders.get(mark) ?? 0) + by;
  holders.set(mark, held);
  document.documentElement.toggleAttribute(`data-with-${mark}`, held > 0);
}

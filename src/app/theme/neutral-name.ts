import { neutralWords } from '../words/neutral.ts';

/**
 * Puts the neutral name and drawing into the tab, or the product's own. What a tab is called stays in the browser's history and in
 * its list of closed tabs. public/appearance.js does the same before the first paint of a page.
 */
export function showName(which: 'own' | 'neutral'): void {
  document.title = neutralWords.title[which];
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[data-neutral]')) {
    const { own, neutral } = link.dataset;
    const address = which === 'neutral' ? neutral : own;
    if (address !== undefined) link.href = address;
  }
}

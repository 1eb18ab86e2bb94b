import { keepBeside } from './keep-beside.ts';

/** What the theme files can show; the preferences of a person have this shape. */
export interface Appearance {
  readonly theme: 'system' | 'light' | 'dark';
  readonly contrast: 'system' | 'more';
  readonly motion: 'system' | 'less';
}

/** Shows the preferences on the page: the theme files answer to these three marks. */
export function showAppearance(root: HTMLElement, appearance: Appearance): void {
  const mark = (name: string, value: string): void => {
    if (value === 'system') root.removeAttribute(`data-${name}`);
    else root.setAttribute(`data-${name}`, value);
  };
  mark('theme', appearance.theme);
  mark('contrast', appearance.contrast);
  mark('motion', appearance.motion);
  // The browser's own bars follow the chosen theme (index.html has one colour for each).
  for (const meta of root.querySelectorAll<HTMLMetaElement>('meta[data-of]')) {
    const { of } = meta.dataset;
    const isChosen = of === appearance.theme ? 'all' : 'not all';
    meta.media = appearance.theme === 'system' ? `(prefers-color-scheme: ${of})` : isChosen;
  }
}

/** Keeps the theme for the next first paint; "as my device" keeps nothing. */
export function keepTheme(theme: Appearance['theme']): void {
  keepBeside('theme', theme === 'system' ? undefined : theme);
}

import { usePreloadRoute } from '@solidjs/router';
import { createEffect, onCleanup } from 'solid-js';
import { useApp } from '../live/app-context.tsx';
import { createLive } from '../live/create-live.ts';

/** By then a page that was just opened is painted: what it opens with is not slowed. */
const afterMs = 100;

/**
 * Opens the journal that rests here while nobody waits for it, so that its list is there with the press, as its page at `path` is.
 * Years of one take a third of a second to read, in which the page answers nothing: that passes while its reader is still
 * finding their way. Founds nothing; what does not open now is tried again, and told, where somebody looks at it.
 */
export function warmJournal(path: string): void {
  const { attune, browser } = useApp();
  const preload = usePreloadRoute();
  const personal = createLive(attune.personal);
  const open = async (): Promise<void> => {
    preload(path);
    const opened = await attune.openPersonal();
    const journal = opened.ok ? await opened.value.openJournal().catch(() => undefined) : undefined;
    journal?.entries.view.get();
  };
  createEffect(() => {
    if (personal().tag === 'resting') onCleanup(browser.clock.after(afterMs, () => void open()));
  });
}

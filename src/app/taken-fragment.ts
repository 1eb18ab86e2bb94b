import { liveValue, type Live } from '../crdt/basics/live.ts';

/**
 * The secret part of an invitation link. It is taken out of the address bar before anything else on the page
 * runs (this module is imported first), and again whenever another link is pasted there.
 */
const taken = liveValue<string | undefined>(undefined);

function take(): void {
  if (location.pathname !== '/join' || location.hash.length < 2) return;
  const fragment = location.hash.slice(1);
  history.replaceState(history.state, '', '/join');
  taken.set(fragment);
}

take();
addEventListener('hashchange', take);

/** The fragment of the last invitation link that was opened in this page. */
export const takenFragment: Live<string | undefined> = taken;

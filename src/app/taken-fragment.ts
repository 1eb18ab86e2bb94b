import { liveValue, type Live } from '../crdt/basics/live.ts';

/**
 * The secret part of an invitation link. It is taken out of the address bar before anything else on the page
 * runs (this module is imported first), and again whenever another link is pasted there. Whatever stands behind
 * /join or /device is one, and so is anything as long as one elsewhere: a mail may have changed the path. Empty: such a link led
 * here, and hardly anything was left behind its path.
 */
const taken = liveValue<string | undefined>(undefined);

/** @param where what the bar says then. */
function take(where: string): void {
  const fragment = location.hash.slice(1);
  // A page that is loaded again has a state: there the secret was taken out before.
  const isLink =
    /^\/(join|device)(\/|$)/.test(location.pathname) && (fragment !== '' || history.state === null);
  if (!isLink && !/^[\w-]{40}/.test(fragment)) return;
  history.replaceState(history.state, '', where);
  taken.set(fragment.length < 40 ? '' : fragment);
}

take('/join');
addEventListener('hashchange', () => take(location.pathname));

/** The fragment of the last invitation link that was opened in this page. */
export const takenFragment: Live<string | undefined> = taken;

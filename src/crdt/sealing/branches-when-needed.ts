import type { Count } from '../basics/count.ts';
import type { BranchContext, Branches } from './branches.ts';
import type { Feed, PendingEntry } from './feed-book.ts';

/** {@link Branches} by code that is fetched when a feed first has two histories: hardly anybody ever meets one. */
export interface BranchesWhenNeeded extends Pick<Branches, 'prefers' | 'renew'> {
  /** As {@link Branches.settle}; false also when the code cannot be had: what waits is looked at again the next time. */
  settle(): Promise<boolean>;
  /** The same without fetching anything: with the code that is there, or not at all. */
  settleNow(): boolean;
}

/** Nothing fetched yet; until then the lower hash counts. */
export function branchesWhenNeeded(context: BranchContext, count: Count): BranchesWhenNeeded {
  let branches: Branches | undefined;
  const load = async (): Promise<void> => {
    try {
      const { createBranches } = await import('./branches.ts');
      branches ??= createBranches(context);
    } catch {
      count('branches/not-loaded');
    }
  };
  const settleNow = (): boolean => branches?.settle() ?? false;
  return {
    prefers: (feed, a, b) => branches?.prefers(feed, a, b) ?? a.opened.hash < b.opened.hash,
    renew: () => branches?.renew(),
    async settle() {
      if (branches === undefined && [...context.book.feeds.values()].some(isForked)) await load();
      return settleNow();
    },
    settleNow,
  };
}

/** Whether something waits behind what is applied, or another history has been set aside. */
const isForked = ({ aside, waiting, position }: Feed): boolean =>
  aside.length > 0 || [...waiting].some((one) => isBehind(one, position.sequence));

const isBehind = (
  [sequence, entries]: [number, readonly PendingEntry[]],
  applied: number,
): boolean => sequence <= applied && entries.some(({ verified }) => verified);

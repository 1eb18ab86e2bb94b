import type { Clock } from '../basics/clock.ts';
import type { Count } from '../basics/count.ts';
import { invariant } from '../basics/invariant.ts';
import type { CoverKeeper, CreateCoverKeeper, SettledCovers } from './cover-keeper.ts';
import type { CreateCoversAhead } from './covers-ahead.ts';
import type { CoverContext } from './cover-truth.ts';
import { entryKinds } from './entry-body.ts';
import type { PendingEntry } from './feed-book.ts';
import type { PlannedEntry } from './planned-entry.ts';

/** {@link CoverKeeper} by code that is fetched when there is a first cover: a young Space has none. */
export interface CoversWhenNeeded {
  /** Resolves when what waits and what is in doubt can be compared. Before that no cover is applied. */
  prepare(): Promise<void>;
  /** Resolves when covers can be compared, whether there are any or not. */
  load(): Promise<void>;
  /** Takes the code from whoever has it already. */
  take(create: CreateCoverKeeper): void;
  /** The keeper; only after `load`, `take`, or a `prepare` that needed it. */
  now(): CoverKeeper;
  /** As {@link CoverKeeper.createAhead}; undefined as long as nobody needed the code. */
  ahead(): CreateCoversAhead | undefined;
  settle(applied: readonly PlannedEntry[]): SettledCovers;
  reset(): void;
  resume(): void;
}

const againMs = 2_000;

/** Nothing fetched yet. */
export function coversWhenNeeded(
  context: CoverContext,
  { clock, count }: { readonly clock: Clock; readonly count: Count },
): CoversWhenNeeded {
  let keeper: CoverKeeper | undefined;
  let resumes = false;
  const take = (create: CreateCoverKeeper): void => {
    if (keeper !== undefined) return;
    keeper = create(context);
    if (resumes) keeper.resume();
  };
  /** A cover may hold all there is, so there is no going on without: it is tried again until the server is back. */
  const load = async (): Promise<void> => {
    while (keeper === undefined) {
      try {
        const { createCoverKeeper } = await import('./cover-keeper.ts');
        take(createCoverKeeper);
      } catch {
        count('covers/not-loaded');
        await new Promise<void>((resolve) => clock.after(againMs, resolve));
      }
    }
  };
  const isWanted = (): boolean => {
    for (const { waiting, held } of context.book.feeds.values()) {
      for (const entries of waiting.values()) if (entries.some(isCover)) return true;
      if (!resumes) continue;
      for (const { doubt } of held.values()) if (doubt === 'unclear') return true;
    }
    return false;
  };
  return {
    async prepare() {
      if (keeper === undefined && isWanted()) await load();
    },
    load,
    take,
    now() {
      invariant(keeper, 'covers are looked at once the code is there');
      return keeper;
    },
    ahead: () => keeper?.createAhead,
    settle: (applied) => keeper?.settle(applied) ?? { letGo: [], untrue: [] },
    reset: () => keeper?.reset(),
    resume() {
      resumes = true;
      keeper?.resume();
    },
  };
}

const isCover = ({ opened }: PendingEntry): boolean => opened.body.kind === entryKinds.cover;

import type { Feed, FeedBook, PendingEntry } from './feed-book.ts';
import {
  createPlanDraft,
  type PlanContext,
  type PlanDraft,
  type PlannedEntry,
  type Turn,
} from './plan-draft.ts';
import { createStalls } from './stalls.ts';
import { checkStructOrder } from './struct-order.ts';
import type { ScannedStruct } from './update-scan.ts';

/** The entries that can be applied now, together; and those that never can. */
export interface Plan {
  readonly entries: readonly PlannedEntry[];
  readonly refused: readonly {
    readonly feed: Feed;
    readonly entry: PendingEntry;
    readonly reason: string;
  }[];
}

/** Plans what is applied next, and remembers what the rest waits for. */
export interface Planner {
  /**
   * Finds the largest set of waiting entries whose chains and words all find what they build on, within what is
   * applied or within the set. Covers of two people lean on each other's words, so that no single one could go
   * first: that is why a set is looked for, and not the next entry. The set is the same whatever the order of arrival.
   */
  plan(context: PlanContext): Plan;
  /** Looks at everything again: who belongs to whom, or all that is applied, has changed. */
  reset(book: FeedBook): void;
}

/** A planner to which everything is new. */
export function createPlanner(): Planner {
  const stalls = createStalls();
  return {
    plan(context) {
      const feeds = stalls.wake(context.book);
      if (feeds.length === 0) return { entries: [], refused: [] };
      const draft = createPlanDraft(context, {
        feeds,
        stall: (feed, lack) => stalls.note(feed, lack),
      });
      for (let settled = false; !settled;) {
        draft.extend();
        settled = !blockDisordered(context, draft);
      }
      const turns = draft.turns();
      return { entries: withGone(context, turns), refused: draft.refused };
    },
    reset: (book) => stalls.reset(book),
  };
}

/** The structs of planned entries that are not applied yet, and whose they are. */
function structsOf(turns: readonly Turn[]): {
  readonly byClient: ReadonlyMap<number, readonly ScannedStruct[]>;
  readonly turnByStruct: ReadonlyMap<ScannedStruct, Turn>;
} {
  const byClient = new Map<number, ScannedStruct[]>();
  const turnByStruct = new Map<ScannedStruct, Turn>();
  for (const turn of turns) {
    const { entry, from, untrue } = turn.planned;
    if (untrue === true) continue;
    for (const { client, structs } of entry.footprint?.update.sections ?? []) {
      const clock = from?.get(client) ?? 0;
      const own = byClient.get(client) ?? [];
      byClient.set(client, own);
      for (const struct of structs) {
        if (struct.clock + struct.length <= clock) continue;
        own.push(struct);
        turnByStruct.set(struct, turn);
      }
    }
  }
  return { byClient, turnByStruct };
}

const holdTypes = (turns: readonly Turn[]): boolean =>
  turns.some(({ planned }) => planned.entry.footprint?.hasTypes === true);

/** Blocks entries whose structs lean on each other in a circle; whether there were any. */
function blockDisordered({ doc }: PlanContext, draft: PlanDraft): boolean {
  const turns = draft.turns();
  const feeds = new Set(turns.map(({ planned }) => planned.feed));
  const covers = turns.some(({ planned }) => planned.from !== undefined);
  if (!covers && feeds.size < 2) return false;
  const { byClient, turnByStruct } = structsOf(turns);
  const { stuck } = checkStructOrder(doc, byClient, false);
  for (const { struct, missing } of stuck) {
    const turn = turnByStruct.get(struct);
    if (turn !== undefined) draft.block(turn, { client: missing.client, end: missing.clock + 1 });
  }
  return stuck.length > 0;
}

/** Names the types that would lie too deep in the live document: they are applied as gone. */
function withGone({ doc }: PlanContext, turns: readonly Turn[]): readonly PlannedEntry[] {
  if (!holdTypes(turns)) return turns.map(({ planned }) => planned);
  const { byClient, turnByStruct } = structsOf(turns);
  const goneByTurn = new Map<Turn, Set<ScannedStruct>>();
  for (const struct of checkStructOrder(doc, byClient, true).deep) {
    const turn = turnByStruct.get(struct);
    if (turn === undefined) continue;
    goneByTurn.set(turn, (goneByTurn.get(turn) ?? new Set()).add(struct));
  }
  return turns.map((turn) => {
    const gone = goneByTurn.get(turn);
    return gone === undefined ? turn.planned : { ...turn.planned, gone };
  });
}

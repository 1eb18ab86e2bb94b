import { entryKinds } from './entry-body.ts';
import type { Feed, FeedBook, PendingEntry } from './feed-book.ts';
import { createPlanDraft, type PlanContext } from './plan-draft.ts';
import type { PlannedEntry, Turn } from './planned-entry.ts';
import { createStalls, type Lack } from './stalls.ts';
import { checkStructOrder } from './struct-order.ts';
import type { ScannedStruct, StructId } from './update-scan.ts';

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
  /** Looked at since nothing moved last. */
  const lookedAt = new Set<Feed>();
  const planOver = (context: PlanContext, feeds: readonly Feed[], ahead: boolean): Plan => {
    const stall = (feed: Feed, lack: Lack): void => stalls.note(feed, lack);
    const draft = createPlanDraft(context, { feeds, stall, ahead });
    for (;;) {
      draft.extend();
      const turns = draft.turns();
      const { stuck, goneByTurn } = checkOrder(context, turns);
      // Structs lean on each other in a circle: what they are in stays out.
      for (const { turn, missing } of stuck) {
        draft.block(turn, { client: missing.client, end: missing.clock + 1 });
      }
      if (stuck.length > 0) continue;
      const entries = turns.map((turn) => {
        const gone = goneByTurn.get(turn);
        return gone === undefined ? turn.planned : { ...turn.planned, gone };
      });
      return { entries, refused: draft.refused };
    }
  };
  return {
    plan(context) {
      const woken = stalls.wake(context.book);
      for (const feed of woken) lookedAt.add(feed);
      const plan = woken.length === 0 ? nothing : planOver(context, woken, false);
      if (plan.entries.length > 0 || plan.refused.length > 0) return plan;
      const feeds = [...lookedAt].filter(({ waiting }) => waiting.size > 0);
      lookedAt.clear();
      return feeds.some(holdsCover) ? planOver(context, feeds, true) : nothing;
    },
    reset(book) {
      stalls.reset(book);
      lookedAt.clear();
    },
  };
}

const nothing: Plan = { entries: [], refused: [] };

const holdsCover = ({ waiting }: Feed): boolean =>
  [...waiting.values()].flat().some(({ opened }) => opened.body.kind === entryKinds.cover);

interface Order {
  readonly stuck: readonly { readonly turn: Turn; readonly missing: StructId }[];
  /** Types that would lie too deep in the live document: they are applied as gone. */
  readonly goneByTurn: ReadonlyMap<Turn, ReadonlySet<ScannedStruct>>;
}

/** Looks at the structs of all that is planned, as far as they are not applied yet. */
function checkOrder({ doc }: PlanContext, turns: readonly Turn[]): Order {
  const stuck: { turn: Turn; missing: StructId }[] = [];
  const goneByTurn = new Map<Turn, Set<ScannedStruct>>();
  const watchDepth = turns.some(({ planned }) => planned.entry.footprint?.hasTypes === true);
  const covers = turns.some(({ planned }) => planned.from !== undefined);
  const feeds = new Set(turns.map(({ planned }) => planned.feed));
  if (!watchDepth && !covers && feeds.size < 2) return { stuck, goneByTurn };
  const structsByClient = new Map<number, ScannedStruct[]>();
  const turnByStruct = new Map<ScannedStruct, Turn>();
  for (const turn of turns) {
    const { entry, from, untrue } = turn.planned;
    if (untrue === true) continue;
    for (const { client, structs } of entry.footprint?.update.sections ?? []) {
      const clock = from?.get(client) ?? 0;
      const own = structsByClient.get(client) ?? [];
      structsByClient.set(client, own);
      for (const struct of structs) {
        if (struct.clock + struct.length <= clock) continue;
        own.push(struct);
        turnByStruct.set(struct, turn);
      }
    }
  }
  // Covers that lean on each other may each hold the beginning of what the other goes on with.
  for (const structs of structsByClient.values()) structs.sort((a, b) => a.clock - b.clock);
  const faults = checkStructOrder(doc, structsByClient, watchDepth);
  for (const { struct, missing } of faults.stuck) {
    const turn = turnByStruct.get(struct);
    if (turn !== undefined) stuck.push({ turn, missing });
  }
  for (const struct of faults.deep) {
    const turn = turnByStruct.get(struct);
    if (turn !== undefined) goneByTurn.set(turn, (goneByTurn.get(turn) ?? new Set()).add(struct));
  }
  return { stuck, goneByTurn };
}

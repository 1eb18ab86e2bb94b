import * as Y from 'yjs';
import type { Count } from '../basics/count.ts';
import { entryKinds } from './entry-body.ts';
import { factsOf } from './entry-facts.ts';
import { type Feed, type PendingEntry, setFacts } from './feed-book.ts';
import { sealedOrigin } from './origins.ts';
import type { PlanContext } from './plan-draft.ts';
import type { PlannedEntry } from './planned-entry.ts';
import type { Plan, Planner } from './planning.ts';
import { joinUpdates, type UpdatePart } from './update-writer.ts';

/** What came of applying all that was ready. */
export interface Integration {
  readonly applied: readonly PlannedEntry[];
  readonly refused: Plan['refused'];
  /** Whether Yjs did not take what it was given: the live document has to be rebuilt. */
  readonly broken: boolean;
}

/**
 * Applies everything that is ready, all in one transaction, and notes it in the book. One transaction, because
 * formatting and what observers see would otherwise differ with the order of arrival.
 */
export function integrateReady(context: PlanContext, planner: Planner, count: Count): Integration {
  const applied: PlannedEntry[] = [];
  const refused: Plan['refused'][number][] = [];
  const first = planner.plan(context);
  const round = (plan: Plan): boolean => {
    for (const one of plan.refused) {
      drop(one.feed, one.entry);
      context.book.changed.add(one.feed);
      refused.push(one);
    }
    if (plan.entries.length === 0) return plan.refused.length > 0;
    const parts = plan.entries.flatMap(partOf);
    if (parts.length > 0) Y.applyUpdate(context.doc, joinUpdates(parts), sealedOrigin);
    for (const planned of plan.entries) commit(context, planned);
    for (const planned of plan.entries) applied.push(planned);
    return true;
  };
  if (first.entries.length === 0 && first.refused.length === 0) {
    return { applied, refused, broken: false };
  }
  const progress = { finished: false };
  try {
    Y.transact(
      context.doc,
      () => {
        for (let more = round(first); more;) more = round(planner.plan(context));
        progress.finished = true;
      },
      sealedOrigin,
      false,
    );
  } catch {
    // An observer of a type threw; Yjs has finished its work all the same.
    count('live-document/observer-threw');
  }
  const { store } = context.doc;
  let broken = !progress.finished || store.pendingStructs !== null || store.pendingDs !== null;
  for (const { feed } of applied) {
    if (Y.getState(store, feed.client) !== feed.clock) broken = true;
  }
  return { applied, refused, broken };
}

function partOf({ entry, from, untrue, known, gone }: PlannedEntry): readonly UpdatePart[] {
  if (entry.footprint === undefined || untrue === true || known === true) return [];
  return [{ update: entry.footprint.update, from, gone }];
}

/** Takes an entry out of the waiting ones. */
export function drop(feed: Feed, entry: PendingEntry): void {
  const { sequence } = entry.opened.header;
  const left = (feed.waiting.get(sequence) ?? []).filter((other) => other !== entry);
  if (left.length === 0) feed.waiting.delete(sequence);
  else feed.waiting.set(sequence, left);
}

function commit({ book }: PlanContext, { feed, entry, endClock, untrue }: PlannedEntry): void {
  const { header, hash, body } = entry.opened;
  drop(feed, entry);
  // A cover that was taken ahead may have brought the feed further.
  if (header.sequence > feed.position.sequence) {
    feed.position = { sequence: header.sequence, hash };
    feed.clock = endClock;
  }
  book.changed.add(feed);
  const doubt = untrue === true ? 'untrue' : undefined;
  feed.held.set(header.sequence, { bytes: entry.bytes, facts: undefined, doubt });
  setFacts(feed, header.sequence, factsOf(entry, endClock, doubt));
  if (body.kind !== entryKinds.cover || untrue === true) return;
  for (const range of body.covers) {
    const covered = book.feedOf(range.feed, range, range.client);
    if (covered.position.sequence >= range.to) continue;
    covered.position = { sequence: range.to, hash: range.hash };
    covered.clock = range.endClock;
    book.changed.add(covered);
  }
}

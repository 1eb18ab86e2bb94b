import type * as Y from 'yjs';
import type { RecordId } from '../../basics/id.ts';
import type { ReadContext, Reading } from '../document-kind.ts';
import { rootOf, versionOf } from '../shapes/kind-root.ts';
import { byOrder, readOrder } from '../shapes/ordered-list.ts';
import type { Ordered } from '../shapes/ordered-list.ts';
import {
  readChanged,
  readChoice,
  readFlag,
  readMap,
  readText,
  readTouch,
  recordsOf,
} from '../shapes/record.ts';
import type { Oddities, RootMap, TouchReading } from '../shapes/record.ts';
import { isPast, removedAt } from '../shapes/removable.ts';
import { goalStatuses } from './types.ts';
import type { Goal, GoalsView, Step } from './types.ts';

/** Reads all goals, whatever peers may have put there. */
export function readGoals(doc: Y.Doc, id: string, context: ReadContext): Reading<GoalsView> {
  const oddities: Oddities = { count: 0 };
  const root = rootOf(doc, id);
  if (root === undefined) return { view: { goals: [], removed: [] }, version: 0, oddities: 1 };
  const there: (Ordered & { readonly goal: Goal })[] = [];
  const removed: { goal: Goal; atMs: number }[] = [];
  for (const { id: goalId, record } of recordsOf(root, oddities)) {
    const goal = readGoal(goalId, record, { context, oddities });
    const atMs = removedAt(record, oddities);
    if (atMs === undefined) there.push({ id: goalId, order: readOrder(record, oddities), goal });
    else if (!isPast(atMs, context.nowMs)) removed.push({ goal, atMs });
  }
  there.sort(byOrder);
  removed.sort((a, b) => b.atMs - a.atMs || (a.goal.id < b.goal.id ? -1 : 1));
  return {
    view: {
      goals: there.map(({ goal }) => goal),
      removed: removed.map(({ goal }) => goal),
    },
    version: versionOf(root),
    oddities: oddities.count,
  };
}

function readGoal(id: RecordId, record: RootMap, reading: TouchReading): Goal {
  const { oddities } = reading;
  const steps = readMap(record, 'steps', oddities);
  return {
    id,
    text: readText(record, 'text', oddities),
    why: readText(record, 'why', oddities),
    status: readChoice(record.get('status'), goalStatuses, oddities),
    steps: steps === undefined ? [] : readSteps(steps, oddities),
    created: readTouch(record, 'created', reading),
    changed: readChanged(record, reading),
  };
}

function readSteps(list: RootMap, oddities: Oddities): Step[] {
  const steps: (Ordered & { readonly step: Step })[] = [];
  for (const { id, record } of recordsOf(list, oddities)) {
    if (removedAt(record, oddities) !== undefined) continue;
    steps.push({
      id,
      order: readOrder(record, oddities),
      step: {
        id,
        text: readText(record, 'text', oddities),
        done: readFlag(record, 'done', oddities),
      },
    });
  }
  return steps.sort(byOrder).map(({ step }) => step);
}

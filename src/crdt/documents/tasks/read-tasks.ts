import type * as Y from 'yjs';
import { MemberId, RecordId } from '../../basics/id.ts';
import type { ReadContext, Reading } from '../document-kind.ts';
import { rootOf, versionOf } from '../shapes/kind-root.ts';
import { readOptional } from '../shapes/read-optional.ts';
import {
  readChanged,
  readChoice,
  readFlag,
  readText,
  readTouch,
  recordsOf,
} from '../shapes/record.ts';
import type { Oddities, RootMap, TouchReading } from '../shapes/record.ts';
import { isPast, removedAt } from '../shapes/removable.ts';
import { asDay } from './as-day.ts';
import { taskSorts } from './types.ts';
import type { Task, TasksView } from './types.ts';

/** Reads all tasks, whatever peers may have put there. */
export function readTasks(doc: Y.Doc, id: string, context: ReadContext): Reading<TasksView> {
  const oddities: Oddities = { count: 0 };
  const root = rootOf(doc, id);
  if (root === undefined) return { view: { tasks: [], removed: [] }, version: 0, oddities: 1 };
  const there: Task[] = [];
  const removed: { task: Task; atMs: number }[] = [];
  for (const { id: taskId, record } of recordsOf(root, oddities)) {
    const task = readTask(taskId, record, { context, oddities });
    const atMs = removedAt(record, oddities);
    if (atMs === undefined) there.push(task);
    else if (!isPast(atMs, context.nowMs)) removed.push({ task, atMs });
  }
  there.sort((a, b) => a.created.atMs - b.created.atMs || (a.id < b.id ? -1 : 1));
  removed.sort((a, b) => b.atMs - a.atMs || (a.task.id < b.task.id ? -1 : 1));
  return {
    view: { tasks: there, removed: removed.map(({ task }) => task) },
    version: versionOf(root),
    oddities: oddities.count,
  };
}

function readTask(id: RecordId, record: RootMap, reading: TouchReading): Task {
  const { oddities } = reading;
  const optional = <T>(key: string, parse: (value: unknown) => T | undefined): T | undefined =>
    readOptional(record, key, { parse, oddities });
  return {
    id,
    sort: readChoice(record.get('sort'), taskSorts, oddities),
    text: readText(record, 'text', oddities),
    owner: optional('owner', (value) => MemberId.parse(value)),
    day: optional('day', asDay),
    done: readFlag(record, 'done', oddities),
    session: optional('session', (value) => RecordId.parse(value)),
    created: readTouch(record, 'created', reading),
    changed: readChanged(record, reading),
  };
}

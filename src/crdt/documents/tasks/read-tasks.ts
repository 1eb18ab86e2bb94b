import type * as Y from 'yjs';
import { MemberId } from '../../basics/id.ts';
import type { RecordId } from '../../basics/id.ts';
import type { ReadContext, Reading } from '../document-kind.ts';
import { readKept } from '../shapes/kept-records.ts';
import { readOptional } from '../shapes/read-optional.ts';
import { readChanged, readChoice, readFlag, readText, readTouch } from '../shapes/record.ts';
import { readReference } from '../shapes/record-fields.ts';
import type { RootMap, TouchReading } from '../shapes/record.ts';
import { byCreation } from '../shapes/spoken-list.ts';
import { asDay } from '../shapes/as-day.ts';
import { taskSorts } from './types.ts';
import type { Task, TasksView } from './types.ts';

/** Reads all tasks, whatever peers may have put there. */
export function readTasks(doc: Y.Doc, id: string, context: ReadContext): Reading<TasksView> {
  const { view, ...rest } = readKept(doc, { id, context, readRecord: readTask });
  return { view: { tasks: [...view.there].sort(byCreation), removed: view.removed }, ...rest };
}

function readTask(id: RecordId, record: RootMap, reading: TouchReading): Task {
  const { oddities } = reading;
  return {
    id,
    sort: readChoice(record.get('sort'), taskSorts, oddities),
    text: readText(record, 'text', oddities),
    owner: readOptional(record, 'owner', { parse: (value) => MemberId.parse(value), oddities }),
    day: readOptional(record, 'day', { parse: asDay, oddities }),
    done: readFlag(record, 'done', oddities),
    session: readReference(record, 'session', oddities),
    created: readTouch(record, 'created', reading),
    changed: readChanged(record, reading),
  };
}

import * as Y from 'yjs';
import { RecordId } from '../../basics/id.ts';
import type { DocumentKind, WriteContext } from '../document-kind.ts';
import { cutText } from '../shapes/cut-text.ts';
import type { KindRoot } from '../shapes/kind-root.ts';
import { recordVerbs } from '../shapes/record-verbs.ts';
import { setValue } from '../shapes/set-value.ts';
import { newText, setWords } from '../shapes/text.ts';
import { asDay } from '../shapes/as-day.ts';
import { readTasks } from './read-tasks.ts';
import { taskLimits } from './types.ts';
import type { TasksVerbs, TasksView } from './types.ts';

const kind: KindRoot = { id: 'tasks', version: 1, origin: { kind: 'tasks' } };

/** What was decided, and what somebody does until next time. Shape: README beside this folder. */
export const tasks: DocumentKind<TasksView, TasksVerbs> = {
  id: kind.id,
  audience: 'workspace',
  version: kind.version,
  read: (doc, context) => readTasks(doc, kind.id, context),
  verbs: (doc, context) => tasksVerbs(doc, context),
};

function tasksVerbs(doc: Y.Doc, { clock, random }: WriteContext): TasksVerbs {
  const { write, onRecord, touched, ...common } = recordVerbs(doc, kind, clock);
  return {
    add: ({ sort, text, owner, day, session }) =>
      write((root) => {
        const id = RecordId.random(random);
        const now = clock.nowMs();
        const task = new Y.Map<unknown>();
        root.set(id, task);
        task.set('sort', sort);
        task.set('text', newText(cutText(text, taskLimits.text)));
        task.set('done', false);
        for (const [key, value] of Object.entries({ owner, day: asDay(day), session })) {
          if (value !== undefined) task.set(key, value);
        }
        task.set('created', now);
        task.set('changed', now);
        return id;
      }),
    edit: (id, { text, was, owner, day, sort }) =>
      onRecord(id, (task) => {
        const changed = [
          text !== undefined &&
            setWords(task, 'text', { next: cutText(text, taskLimits.text), was }),
          owner !== undefined && setValue(task, 'owner', owner ?? undefined),
          (day === null || asDay(day) !== undefined) && setValue(task, 'day', day ?? undefined),
          sort !== undefined && setValue(task, 'sort', sort),
        ];
        if (changed.includes(true)) touched(task);
      }),
    setDone: (id, done) =>
      onRecord(id, (task) => {
        if (setValue(task, 'done', done)) touched(task);
      }),
    ...common,
  };
}

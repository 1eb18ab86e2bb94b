import type * as Y from 'yjs';
import { tasks } from '../../../src/crdt/documents/tasks/tasks.ts';
import { taskSorts } from '../../../src/crdt/documents/tasks/types.ts';
import type { TasksVerbs, TasksView } from '../../../src/crdt/documents/tasks/types.ts';
import type { KindUnderContract } from '../../contracts/document-kind.contract.ts';
import { mapOf, maybe, newText, oddId, oddMember, words } from './scene-parts.ts';
import type { Fields, Plant } from './scene-parts.ts';

/** A task that is whole but for these fields. */
const taskWith = (fields: Fields): Y.Map<unknown> =>
  mapOf({ sort: 'between', text: newText(), done: false, created: 1, changed: 1, ...fields });
const oddTask =
  (fields: Fields): Plant =>
  (root) =>
    void root.set(oddId, taskWith(fields));

/** Tasks, for the contract. */
export const tasksScene: KindUnderContract<TasksView, TasksVerbs> = {
  kind: tasks,
  act(verbs, view, random) {
    const task = maybe(random, [...view.tasks, ...view.removed]);
    if (task === undefined || random.chance(0.15)) {
      verbs.add({
        sort: random.pick(taskSorts),
        text: random.pick(words),
        owner: random.chance(0.5) ? oddMember : undefined,
        day: maybe(random, ['2026-03-08', '2026-02-30']),
        session: random.chance(0.5) ? oddId : undefined,
      });
      return;
    }
    const { id } = task;
    random.pick<() => void>([
      () => verbs.edit(id, { text: random.pick(words) }),
      () => verbs.edit(id, { text: `${task.text} ${random.pick(words)}`, was: task.text }),
      () => verbs.edit(id, { owner: random.pick([null, oddMember]) }),
      () => verbs.edit(id, { day: random.pick([null, '2026-03-15', 'soon']) }),
      () => verbs.edit(id, { sort: random.pick(taskSorts) }),
      () => verbs.setDone(id, random.chance(0.5)),
      () => verbs.remove(id),
      () => verbs.restore(id),
      () => void verbs.undo(),
      () => void verbs.redo(),
    ])();
  },
  records: (view) => [...view.tasks, ...view.removed].map((task) => task.id),
  odd: {
    'a word where a task should be': (root) => void root.set(oddId, 'walk'),
    'a task under a key that is no id': (root) => void root.set('walk', taskWith({})),
    'a sort nobody knows': oddTask({ sort: 'homework' }),
    'a number for the words': oddTask({ text: 5 }),
    'an owner who is nobody': oddTask({ owner: 'Sam' }),
    'a day that no calendar has': oddTask({ day: '2026-02-30' }),
    'a day with an hour': oddTask({ day: '2026-02-03T10:00' }),
    'a task that is done in a word': oddTask({ done: 'yes' }),
    'a session that is no id': oddTask({ session: 'Tuesday' }),
    'a removal at no moment': oddTask({ removedAt: 'today' }),
  },
  stored: [
    {
      file: 'tasks-v1.bin',
      shows: {
        tasks: [
          { sort: 'decided', text: 'Phones stay in the kitchen 🌙', done: false, session: oddId },
          {
            sort: 'between',
            text: 'Walk on Sunday',
            day: '2026-03-08',
            owner: oddMember,
            done: true,
          },
        ],
        removed: [{ text: 'Taken back' }],
      },
    },
  ],
};

import CheckCheck from 'lucide-solid/icons/check-check';
import Footprints from 'lucide-solid/icons/footprints';
import { createMemo, createSignal, type Accessor } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import { taskLimits, type TaskSort } from '../../../crdt/documents/tasks/types.ts';
import type { NoteCommands } from '../../../editors/note/note-commands.ts';
import type { KnownPassages, Passage } from '../../../editors/shared/passages.ts';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import type { ExtraTool } from '../../ui/rich-text.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { tasksWords } from '../../words/tasks.ts';

/** What was asked of the list: to go to a task, or to write a new one. */
export type TaskAsked =
  | { readonly tag: 'task'; readonly task: RecordId }
  | { readonly tag: 'new'; readonly sort: TaskSort };

/** What ties the words of a session to what comes of them. */
export interface Tasking {
  /** The session that tasks come out of. */
  readonly session: RecordId;
  /** What its tasks are to the words. */
  readonly known: Accessor<KnownPassages>;
  /** The two tools of the writing area. */
  readonly tools: readonly ExtraTool[];
  /** What was asked of the list, until focus is there. */
  readonly asked: Accessor<TaskAsked | undefined>;
  readonly arrived: () => void;
  /** Goes to a task, as by pressing its passage; false when it is not in here. */
  readonly ask: (id: string) => boolean;
  /** Whether a task has words in the notes. */
  readonly isPresent: (task: RecordId) => boolean;
  /** Goes to the words that a task came out of. */
  readonly show: (task: RecordId) => void;
  /** Told which passages the words hold. */
  readonly see: (passages: readonly Passage[]) => void;
}

/** Decisions and things to do out of a session's words. `commands` are those of the writing area, once it is open. */
export function createTasking(
  session: RecordId,
  commands: Accessor<NoteCommands | undefined>,
): Tasking {
  const { tasks } = useSessionRoom();
  const toasts = useToasts();
  const [asked, setAsked] = createSignal<TaskAsked>();
  const [present, setPresent] = createSignal<ReadonlySet<string>>(new Set());
  const here = () => tasks.view.tasks.filter((task) => task.session === session);
  const known = createMemo(() => new Map(here().map(({ id }) => [id, 'open'] as const)));
  const ask = (id: string): boolean => {
    const task = here().find((one) => one.id === id)?.id;
    if (task !== undefined) setAsked({ tag: 'task', task });
    return task !== undefined;
  };
  const writeDown = (sort: TaskSort, to: NoteCommands): void => {
    const text = to.selectedText(taskLimits.text);
    // With nothing chosen it is written by hand.
    if (text === '') {
      setAsked({ tag: 'new', sort });
      return;
    }
    const there = to.passageAt('task');
    if (there !== undefined && ask(there.id)) return;
    const task = tasks.verbs.add({ sort, text, session });
    to.markTask(task, sort);
    toasts.show({
      text: tasksWords.writtenDown[sort],
      undo: () => {
        if (!tasks.newer()) tasks.verbs.remove(task);
      },
    });
  };
  const tool = (sort: TaskSort, icon: ExtraTool['icon']): ExtraTool => ({
    icon,
    word: tasksWords.sorts[sort],
    can: () => !tasks.newer(),
    run: (to) => writeDown(sort, to),
  });
  return {
    session,
    known,
    tools: [tool('decided', CheckCheck), tool('between', Footprints)],
    asked,
    arrived: () => setAsked(undefined),
    ask,
    isPresent: (task) => present().has(task),
    show: (task) => void commands()?.showPassage(task),
    see: (passages) =>
      setPresent(new Set(passages.filter(({ kind }) => kind === 'task').map(({ id }) => id))),
  };
}

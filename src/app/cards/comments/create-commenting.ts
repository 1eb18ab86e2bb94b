import MessageSquare from 'lucide-solid/icons/message-square';
import { createMemo, createSignal, onCleanup, type Accessor } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import { commentLimits } from '../../../crdt/documents/comments/types.ts';
import type { NoteCommands } from '../../../editors/note/note-commands.ts';
import type { KnownPassages, Passage } from '../../../editors/shared/passages.ts';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import type { ExtraTool } from '../../ui/rich-text.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { commentsWords } from '../../words/comments.ts';

/** Words that were chosen to be spoken about. */
export interface ChosenWords {
  readonly quote: string;
}

/** What ties the words of a place to what is said about them. */
export interface Commenting {
  /** The place whose words these are. */
  readonly place: RecordId;
  /** What its threads are to the words: resolved ones rest. */
  readonly known: Accessor<KnownPassages>;
  /** The tool of the writing area. */
  readonly tool: ExtraTool;
  /** The words that somebody is about to speak about: another value each time they are chosen, also for the same words. */
  readonly chosen: Accessor<ChosenWords | undefined>;
  /** The thread that somebody asked for, until focus is there. */
  readonly asked: Accessor<RecordId | undefined>;
  readonly arrived: () => void;
  /** Goes to a thread, as by pressing its passage; false when it is not in here. */
  readonly ask: (id: string) => boolean;
  /** Says something about the chosen words, and marks them. */
  readonly add: (text: string) => void;
  /** Lets the chosen words go. */
  readonly leave: () => void;
  /** Goes to the words of a thread. */
  readonly show: (thread: RecordId) => void;
  /** The threads whose words are there, in the order of the words; undefined until they are open. */
  readonly present: Accessor<readonly string[] | undefined>;
  /** Told which passages the words hold. */
  readonly see: (passages: readonly Passage[]) => void;
}

/** Comments on the words of a place. `commands` are those of the writing area, once it is open. */
export function createCommenting(
  place: RecordId,
  commands: Accessor<NoteCommands | undefined>,
): Commenting {
  const { comments } = useSessionRoom();
  const toasts = useToasts();
  const [chosen, setChosen] = createSignal<ChosenWords>();
  const [asked, setAsked] = createSignal<RecordId>();
  const [present, setPresent] = createSignal<readonly string[]>();
  /** Words that were pasted from elsewhere bring no thread along. */
  const here = () => comments.view.threads.filter((thread) => thread.place === place);
  const known = createMemo(
    () => new Map(here().map(({ id, resolved }) => [id, resolved ? 'resting' : 'open'] as const)),
  );
  const ask = (id: string): boolean => {
    const thread = here().find((one) => one.id === id)?.id;
    if (thread !== undefined) setAsked(thread);
    return thread !== undefined;
  };
  const begin = (to: NoteCommands): void => {
    if (comments.newer()) return;
    const passage = to.passageAt('comment');
    if (passage !== undefined && ask(passage.id)) return;
    const quote = to.choosePassage(commentLimits.quote);
    if (quote === undefined) toasts.show({ text: commentsWords.chooseFirst });
    else setChosen({ quote });
  };
  const leave = (): void => {
    setChosen(undefined);
    commands()?.letPassageGo();
  };
  onCleanup(leave);
  return {
    place,
    known,
    tool: {
      icon: MessageSquare,
      word: commentsWords.tool,
      key: 'comment',
      can: () => !comments.newer(),
      on: (at) => at.passage?.kind === 'comment',
      run: begin,
    },
    chosen,
    asked,
    arrived: () => setAsked(undefined),
    ask,
    add(text) {
      const quote = chosen()?.quote;
      if (quote === undefined || text.trim() === '') return;
      const thread = comments.verbs.add({ place, quote, text: text.trim() });
      setChosen(undefined);
      const marked = commands()?.markComment(thread);
      if (marked?.ok === true && marked.value === thread) return;
      commands()?.letPassageGo();
      toasts.show({ text: commentsWords.notPlaced });
    },
    leave,
    show: (thread) => void commands()?.showPassage(thread),
    present,
    see: (passages) =>
      setPresent(passages.filter(({ kind }) => kind === 'comment').map(({ id }) => id)),
  };
}

import MessageSquare from 'lucide-solid/icons/message-square';
import { createSignal, ErrorBoundary, lazy, Show, Suspense, type JSX } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import type { NoteCommands } from '../../../editors/note/note-commands.ts';
import type { ExcerptSources } from '../../../editors/shared/excerpt-quote.ts';
import type { KnownPassages, Passage } from '../../../editors/shared/passages.ts';
import type { Commenting } from '../../cards/comments/create-commenting.ts';
import { createLiveFrom } from '../../live/create-live-from.ts';
import { createLive } from '../../live/create-live.ts';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Fault } from '../../ui/fault.tsx';
import type { ExtraTool, RichTextHandle, RichTextProps } from '../../ui/rich-text.tsx';
import { commentsWords } from '../../words/comments.ts';
import styles from './note-sheet.module.css';

/** Comes when somebody speaks about the words of a note, so that a note that is only written in loads none of it. */
const NoteComments = lazy(() => import('../../cards/comments/note-comments.tsx'));

/** Comes where the workspace holds more than notes: only then can a shared passage be quoted in one. */
const NoteExcerpts = lazy(() => import('../../cards/excerpts/note-excerpts.tsx'));

const nothing: KnownPassages = new Map();
const noSources: ExcerptSources = new Map();

/** What a note's writing area and what is said about its words know of each other. */
export interface SaidAboutNote {
  /** What the writing area takes. */
  readonly area: Required<
    Pick<RichTextProps, 'extras' | 'passages' | 'sources' | 'onReady' | 'onPassage' | 'onPassages'>
  >;
  /** The comments themselves, below the sheet. */
  readonly card: () => JSX.Element;
}

/** What is said about a note. */
export function createSaidAboutNote(note: RecordId): SaidAboutNote {
  const { workspace } = useWorkspace();
  const begun = createLive(workspace.roomBegun);
  const [handle, setHandle] = createSignal<RichTextHandle>();
  const [passages, setPassages] = createSignal<readonly Passage[]>();
  const [commenting, setCommenting] = createSignal<Commenting>();
  const [isAsked, setAsked] = createSignal(false);
  const isWanted = (): boolean =>
    isAsked() || begun() || passages()?.some(({ kind }) => kind === 'comment') === true;
  const [sources, setSources] = createSignal(noSources);
  const known = createLiveFrom(() => commenting()?.known() ?? nothing);
  /** A press before the comments were there is answered when they are. */
  let waiting: NoteCommands | undefined;
  const tool: ExtraTool = {
    icon: MessageSquare,
    word: commentsWords.tool,
    key: 'comment',
    on: (at) => at.passage?.kind === 'comment',
    run(commands) {
      const there = commenting();
      if (there === undefined) {
        waiting = commands;
        setAsked(true);
      } else there.tool.run(commands);
    },
  };
  const ready = (there: Commenting | undefined): void => {
    setCommenting(there);
    if (there === undefined || waiting === undefined) return;
    const commands = waiting;
    waiting = undefined;
    there.tool.run(commands);
  };
  return {
    area: {
      extras: [tool],
      passages: known,
      sources: createLiveFrom(sources),
      onReady: setHandle,
      onPassage: ({ id }) => void commenting()?.ask(id),
      onPassages: setPassages,
    },
    card: () => (
      <>
        <Show when={begun()}>
          <ErrorBoundary fallback={null}>
            <Suspense>
              <NoteExcerpts onSources={setSources} />
            </Suspense>
          </ErrorBoundary>
        </Show>
        <Show when={isWanted()}>
          <div class={styles['said']}>
            <ErrorBoundary fallback={<Fault text={commentsWords.notLoaded} />}>
              <Suspense>
                <NoteComments
                  place={note}
                  commands={handle()?.commands}
                  passages={passages()}
                  onReady={ready}
                />
              </Suspense>
            </ErrorBoundary>
          </div>
        </Show>
      </>
    ),
  };
}

import { createMemo, createSignal, Show, untrack, type JSX } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import type { ToolbarState } from '../../../editors/note/toolbar-state.ts';
import type { KnownPassages, Passage } from '../../../editors/shared/passages.ts';
import { FindWords } from '../../cards/expression/find-words.tsx';
import { CommentsCard } from '../../cards/comments/comments-card.tsx';
import { createCommenting } from '../../cards/comments/create-commenting.ts';
import { createExcerptSources } from '../../cards/excerpts/create-excerpt-sources.ts';
import { notePresence } from '../../cards/notes/note-presence.ts';
import { createTasking } from '../../cards/tasks/create-tasking.ts';
import { TasksCard } from '../../cards/tasks/tasks-card.tsx';
import { createWordsSession } from '../../live/create-words-session.ts';
import { createLiveFrom } from '../../live/create-live-from.ts';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { NewerNotice } from '../../ui/newer-notice.tsx';
import { RichText, type RichTextHandle } from '../../ui/rich-text.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { sessionNotesWords } from '../../words/session-notes.ts';
import { sharedWords } from '../../words/shared.ts';
import { createGoalMention, MentionGoalDialog } from './mention-goal.tsx';
import { MentionedGoals } from './mentioned-goals.tsx';
import styles from './session-notes.module.css';
import { TemplateChoice } from './template-choice.tsx';

/** The notes of one session, which all write at once, and beside them what is said about them and what comes of them. */
export function SessionNotes(props: { readonly session: RecordId }): JSX.Element {
  return (
    <Show when={props.session} keyed>
      {(session) => <NotesOf session={session} />}
    </Show>
  );
}

function NotesOf(props: { readonly session: RecordId }): JSX.Element {
  const { goals } = useWorkspace();
  const { openNotes, sessions } = useSessionRoom();
  const id = untrack(() => props.session);
  const notes = createWordsSession(() => openNotes(id));
  const [handle, setHandle] = createSignal<RichTextHandle>();
  const [state, setState] = createSignal<ToolbarState>();
  const [passages, setPassages] = createSignal<readonly Passage[]>([]);
  const commands = () => handle()?.commands;
  const commenting = createCommenting(id, commands);
  const tasking = createTasking(id, commands);
  const goalMention = createGoalMention(handle);
  const known = createMemo((): KnownPassages => {
    const named = goals.view.goals.map((goal) => [goal.id, 'open'] as const);
    return new Map([...commenting.known(), ...tasking.known(), ...named]);
  });
  const drawn = createLiveFrom(() => known());
  const sources = createLiveFrom(createExcerptSources());
  const extras = [commenting.tool, ...tasking.tools, goalMention.tool];
  const go = ({ kind, id: record }: Passage): void => {
    if (kind === 'comment') commenting.ask(record);
    else if (kind === 'task') tasking.ask(record);
  };
  return (
    <div class={styles['frame']}>
      <div class={styles['notes']}>
        <Sheet>
          <Show when={notes() !== undefined && sessions.newer()}>
            <NewerNotice text={sharedWords.madeNewer} />
          </Show>
          <Show when={notes()} fallback={<NewerNotice text={sessionNotesWords.noWords} />}>
            {(open) => (
              <RichText
                label={sessionNotesWords.name}
                shared={open().fragment}
                presence={notePresence(open())}
                editable={!sessions.newer()}
                onEdited={() => open().edited()}
                extras={extras}
                passages={drawn}
                sources={sources}
                onReady={setHandle}
                onState={setState}
                onPassage={go}
                onPassages={(found) => {
                  setPassages(found);
                  commenting.see(found);
                  tasking.see(found);
                }}
              />
            )}
          </Show>
          <Show when={state()?.editable === true}>
            <div class={styles['find']}>
              <FindWords onInsert={(words) => commands()?.insertText(words)} />
            </div>
          </Show>
          <Show when={state()?.empty === true && state()?.editable === true}>
            <TemplateChoice onChoose={({ headings }) => commands()?.insertTemplate(headings)} />
          </Show>
        </Sheet>
        <div class={styles['cards']}>
          <CommentsCard commenting={commenting} />
          <TasksCard tasking={tasking} />
          <MentionedGoals passages={passages()} />
        </div>
      </div>
      <Show when={goalMention.isAsking()}>
        <MentionGoalDialog mention={goalMention} />
      </Show>
    </div>
  );
}

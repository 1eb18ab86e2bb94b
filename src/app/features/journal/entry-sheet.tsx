import { useNavigate } from '@solidjs/router';
import Trash2 from 'lucide-solid/icons/trash';
import { createMemo, createSignal, Show, untrack, type JSX } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import type { PlainWords } from '../../../editors/note/plain-words.ts';
import type { ToolbarState } from '../../../editors/note/toolbar-state.ts';
import { notePresence } from '../../cards/notes/note-presence.ts';
import { createWordsSession } from '../../live/create-words-session.ts';
import { useApp } from '../../live/app-context.tsx';
import { useJournal } from '../../live/journal-context.tsx';
import { Button } from '../../ui/button.tsx';
import { isNobodyWriting, type StartOfWriting } from '../../ui/create-plain-start.tsx';
import { NewerNotice } from '../../ui/newer-notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { RichText, type RichTextHandle } from '../../ui/rich-text.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { dayInFull } from '../../words/journal-days.ts';
import { journalWords } from '../../words/journal.ts';
import { sharedWords } from '../../words/shared.ts';
import { sharingWords } from '../../words/sharing.ts';
import { createLeaving } from './create-leaving.ts';
import { noonOf } from './days.ts';
import { EntryHead } from './entry-head.tsx';
import styles from './entry-sheet.module.css';
import { createEntryTools } from './entry-tools.ts';
import type { JournalHome } from './journal-home.ts';
import { createPhotoAdding } from './photos/create-photo-adding.ts';
import { filesIn } from './photos/files-in.ts';
import { PhotoList } from './photos/photo-list.tsx';
import { PhotoPicker } from './photos/photo-picker.tsx';
import { PromptChoice } from './prompt-choice.tsx';
import { EntrySharing } from './sharing/entry-sharing.tsx';

/** The sheet an entry is written on. Everything is kept as it is typed. Mounted anew for each entry. */
export function EntrySheet(props: {
  readonly home: JournalHome;
  readonly id: RecordId;
}): JSX.Element {
  const { attune, browser } = useApp();
  const journal = useJournal();
  const navigate = useNavigate();
  const toasts = useToasts();
  const id = untrack(() => props.id);
  const session = createWordsSession(() => journal.openEntry(id));
  const entry = createMemo(() => journal.view().entries.find((one) => one.id === id));
  const [handle, setHandle] = createSignal<RichTextHandle>();
  const [state, setState] = createSignal<ToolbarState>();
  const [isOver, setOver] = createSignal(false);
  const photos = createPhotoAdding(id);
  const canWrite = (): boolean => !journal.newer();
  let picker: HTMLInputElement | undefined;
  const [toShare, setToShare] = createSignal<PlainWords>();
  const tools = createEntryTools({
    onAddPhoto: () => picker?.click(),
    onShare(words) {
      if (words.paragraphs.length === 0) toasts.show({ text: sharingWords.nothingWritten });
      else setToShare(words);
    },
  });
  createLeaving(id);
  const ready = (open: RichTextHandle): void => {
    setHandle(open);
    // A new page is there to be written on; whoever has turned to another part of it stays there.
    const isNew = state()?.empty === true && entry()?.photos.length === 0;
    if (canWrite() && isNew && isNobodyWriting()) open.focus();
  };
  const start: StartOfWriting = {
    name: id,
    keep(text) {
      if (!canWrite()) return;
      journal.verbs()?.addWords(id, text);
      attune.flush();
    },
  };
  const remove = (): void => {
    const verbs = journal.verbs();
    verbs?.remove(id);
    toasts.show({ text: journalWords.removed, undo: () => journal.verbs()?.restore(id) });
    navigate(props.home.listPath);
  };
  const take = (event: Event, data: DataTransfer | null): void => {
    const files = filesIn(data);
    setOver(false);
    if (files.length === 0 || !canWrite()) return;
    event.preventDefault();
    void photos.add(files);
  };
  return (
    <article
      class={styles['sheet']}
      data-over={isOver() ? '' : undefined}
      data-empty={canWrite() && state()?.empty === true ? '' : undefined}
      onPaste={(event) => take(event, event.clipboardData)}
      onDrop={(event) => take(event, event.dataTransfer)}
      onDragOver={(event) => {
        if (!canWrite() || event.dataTransfer?.types.includes('Files') !== true) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        const { currentTarget, relatedTarget } = event;
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget)))
          setOver(false);
      }}
    >
      <Show when={entry()}>
        {(one) => (
          <>
            <PageHeading hidden heading={dayInFull(noonOf(one().day), browser.clock.nowMs())} />
            <EntryHead home={props.home} entry={one()} fixed={!canWrite()} />
          </>
        )}
      </Show>
      <Show when={session() !== undefined && !canWrite()}>
        <NewerNotice text={sharedWords.madeNewer} />
      </Show>
      <Show when={session()} keyed fallback={<NewerNotice text={journalWords.noWords} />}>
        {(open) => (
          <RichText
            label={journalWords.entry}
            shared={open.fragment}
            presence={notePresence(open)}
            editable={canWrite()}
            extras={tools}
            start={start}
            onEdited={() => open.edited()}
            onReady={ready}
            onState={setState}
          />
        )}
      </Show>
      <Show when={canWrite() && state()?.empty === true}>
        <PromptChoice
          isPrivate={entry()?.about !== undefined}
          onChoose={({ questions }) => handle()?.commands.insertTemplate(questions)}
        />
      </Show>
      <PhotoList entry={id} photos={entry()?.photos ?? []} adding={photos} fixed={!canWrite()} />
      <Show when={entry()}>
        {(one) => (
          <EntrySharing entry={one()} words={toShare()} onClose={() => setToShare(undefined)} />
        )}
      </Show>
      <Show when={canWrite()}>
        <div class={styles['foot']}>
          <PhotoPicker
            adding={photos}
            ref={(own) => {
              picker = own;
            }}
          />
          <Button look="quiet" icon={Trash2} word={journalWords.remove} onClick={remove} />
        </div>
      </Show>
    </article>
  );
}

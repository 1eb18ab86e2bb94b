import Undo2 from 'lucide-solid/icons/undo-2';
import { createSignal, createUniqueId, For, Show, type JSX } from 'solid-js';
import type { RecordId } from '../../../../crdt/basics/id.ts';
import { useApp } from '../../../live/app-context.tsx';
import { entryAlias } from '../../../live/entry-alias.ts';
import type { JournalEntry } from '../../../live/journal-context.tsx';
import { useWorkspaceIfOpen } from '../../../live/workspace-context.tsx';
import { Button } from '../../../ui/button.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { passFocusOn } from '../../../ui/pass-focus-on.ts';
import { notTakenBackWords } from '../../../words/excerpts.ts';
import { sharedOfEntryWords } from '../../../words/sharing.ts';
import { whenShort } from '../../../words/when.ts';
import { createTakeBack, type Shared } from './create-take-back.ts';
import styles from './shared-of-entry.module.css';
import { SharedPlace } from './shared-place.tsx';

/** What was shared of an entry: which words, where, since when, and the way to take it back. */
export default function SharedOfEntry(props: { readonly entry: JournalEntry }): JSX.Element {
  const id = createUniqueId();
  return (
    <section class={styles['part']} aria-labelledby={id}>
      <h2 class={styles['heading']} id={id} tabindex="-1">
        {sharedOfEntryWords.heading}
      </h2>
      <ul class={styles['list']}>
        <For each={props.entry.shared}>
          {(shared) => <SharedRow entry={props.entry.id} shared={shared} hint={`${id}-hint`} />}
        </For>
      </ul>
      {/* Of what was taken back it is true from then on. */}
      <p class={styles['quiet']} id={`${id}-hint`}>
        {sharedOfEntryWords.hint}
      </p>
    </section>
  );
}

function SharedRow(props: {
  readonly entry: RecordId;
  readonly shared: Shared;
  readonly hint: string;
}): JSX.Element {
  const app = useApp();
  const open = useWorkspaceIfOpen();
  const takeBack = createTakeBack();
  const id = createUniqueId();
  const [isBusy, setBusy] = createSignal(false);
  const [fault, setFault] = createSignal<string>();
  const when = (atMs: number): string => whenShort(atMs, app.browser.clock.nowMs());
  const isHere = (): boolean => open !== undefined && open.workspace.id === props.shared.workspace;
  const name = (): string | undefined =>
    app.workspaces().find((one) => one.id === props.shared.workspace)?.name;
  const mayTakeBack = (): boolean => isHere() || (open === undefined && name() !== undefined);
  const press = async (): Promise<void> => {
    if (isBusy()) return;
    setBusy(true);
    setFault(undefined);
    const taken = await takeBack(props.shared);
    setBusy(false);
    if (!taken.ok) setFault(notTakenBackWords(taken.error));
  };
  /** Within a workspace nothing is told of another by name: somebody may be looking on. */
  const place = (): JSX.Element => {
    if (isHere()) return <SharedPlace excerpt={props.shared.excerpt} />;
    if (open !== undefined) return <>{sharedOfEntryWords.inAnother}</>;
    const workspace = name();
    return (
      <>
        {workspace === undefined
          ? sharedOfEntryWords.gone
          : sharedOfEntryWords.inWorkspace(workspace)}
      </>
    );
  };
  return (
    <li class={styles['row']}>
      <p class={styles['text']} id={id} data-back={isBack(props.shared) ? '' : undefined}>
        {props.shared.text}
      </p>
      <div class={styles['foot']}>
        <div aria-live="polite">
          <Show
            when={props.shared.takenBackMs}
            fallback={
              <p class={styles['facts']}>
                <span>{place()}</span>
                <span>{sharedOfEntryWords.sharedOn(when(props.shared.atMs))}</span>
              </p>
            }
          >
            {(backMs) => (
              <p class={styles['facts']} tabindex="-1">
                {sharedOfEntryWords.takenBackOn(when(backMs()))}
              </p>
            )}
          </Show>
        </div>
        <Show when={!isBack(props.shared)}>
          <Show
            when={mayTakeBack()}
            fallback={
              <Show when={open !== undefined}>
                <a class={styles['way']} href={`/journal/${entryAlias(props.entry)}`}>
                  {sharedOfEntryWords.toWholeJournal}
                </a>
              </Show>
            }
          >
            <div ref={(own) => passFocusOn(own)}>
              <Button
                look="quiet"
                icon={Undo2}
                word={isBusy() ? sharedOfEntryWords.takingBack : sharedOfEntryWords.takeBack}
                aria-describedby={`${id} ${props.hint}`}
                aria-disabled={isBusy()}
                onClick={() => void press()}
              />
            </div>
          </Show>
        </Show>
      </div>
      <Fault text={fault()} />
    </li>
  );
}

const isBack = ({ takenBackMs }: Shared): boolean => takenBackMs !== undefined;

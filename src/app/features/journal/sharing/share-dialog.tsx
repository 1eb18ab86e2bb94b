import { createMemo, createSignal, Show, untrack, type JSX } from 'solid-js';
import type { SpaceId } from '../../../../crdt/basics/id.ts';
import type { PlainWords } from '../../../../editors/note/plain-words.ts';
import { useApp } from '../../../live/app-context.tsx';
import type { JournalEntry } from '../../../live/journal-context.tsx';
import { useWorkspaceIfOpen } from '../../../live/workspace-context.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { FormActions } from '../../../ui/form.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { sharedWords } from '../../../words/shared.ts';
import { sharingWords } from '../../../words/sharing.ts';
import { InWorkspace } from './in-workspace.tsx';
import { PassageChoice } from './passage-choice.tsx';
import styles from './share-dialog.module.css';
import { ShareForm } from './share-form.tsx';

/**
 * Shares a passage of an entry: what was selected, or a paragraph, exactly as the others will see it. What goes on being
 * written meanwhile changes nothing in it. In front of the workspaces the one that it goes to is opened for as long as this
 * is open; where there are several, nobody's is chosen beforehand.
 */
export default function ShareDialog(props: {
  readonly entry: JournalEntry;
  readonly words: PlainWords;
  readonly onClose: () => void;
}): JSX.Element {
  const app = useApp();
  const isInside = useWorkspaceIfOpen() !== undefined;
  const words = untrack(() => props.words);
  const [paragraph, setParagraph] = createSignal(words.at ?? 0);
  const [isBusy, setBusy] = createSignal(false);
  const text = (): string => words.chosen || (words.paragraphs[paragraph()] ?? '');
  /** A private note about one workspace never goes to another. */
  const places = createMemo(() => {
    const about = props.entry.about?.workspace;
    return app.workspaces().filter(({ id }) => about === undefined || id === about);
  });
  const [chosen, setChosen] = createSignal<SpaceId>();
  const workspace = (): SpaceId | undefined => {
    const [only, another] = places();
    return another === undefined ? only?.id : chosen();
  };
  const close = (): void => {
    // What is under way is not left half done.
    if (!isBusy()) props.onClose();
  };
  const form = (): JSX.Element => (
    <ShareForm
      entry={props.entry}
      text={text()}
      isFront={!isInside}
      isBusy={isBusy()}
      onBusy={setBusy}
      onDone={() => props.onClose()}
      onCancel={close}
    />
  );
  const cancel = (): JSX.Element => (
    <FormActions>
      <Button word={sharedWords.cancel} onClick={close} />
    </FormActions>
  );
  return (
    <Dialog title={sharingWords.tool} closeWord={sharedWords.close} onClose={close}>
      <div class={styles['parts']}>
        <Show when={words.chosen === '' && words.paragraphs.length > 1}>
          <PassageChoice
            paragraphs={words.paragraphs}
            at={paragraph()}
            disabled={isBusy()}
            onChoose={setParagraph}
          />
        </Show>
        <Show when={!isInside} fallback={form()}>
          <Show when={places().length > 1}>
            <SelectField
              label={sharingWords.workspace}
              value={chosen() ?? ''}
              options={[
                { value: '', word: sharingWords.chooseWorkspace },
                ...places().map(({ id, name }) => ({ value: id, word: name })),
              ]}
              disabled={isBusy()}
              onChange={(id) => setChosen(places().find((one) => one.id === id)?.id)}
            />
          </Show>
          <Show when={places().length === 0}>
            <p>{props.entry.about === undefined ? sharingWords.none : sharingWords.noneAbout}</p>
          </Show>
          <Show when={workspace()} keyed fallback={cancel()}>
            {(id) => (
              <InWorkspace id={id} fallback={cancel()}>
                {form()}
              </InWorkspace>
            )}
          </Show>
        </Show>
      </div>
    </Dialog>
  );
}

import { createSignal, createUniqueId, Show, type JSX } from 'solid-js';
import { originOf } from '../../../../crdt/documents/journal/origin-of.ts';
import { createSourceLine } from '../../../cards/excerpts/create-source-line.ts';
import { ExcerptQuote } from '../../../cards/excerpts/excerpt-quote.tsx';
import type { JournalEntry } from '../../../live/journal-context.tsx';
import { inSessionRoom, useSessionRoom } from '../../../live/session-room-context.tsx';
import { useWorkspace } from '../../../live/workspace-context.tsx';
import { Button } from '../../../ui/button.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { Form, FormActions } from '../../../ui/form.tsx';
import { NewerNotice } from '../../../ui/newer-notice.tsx';
import { RadioGroup } from '../../../ui/radio-group.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { useToasts } from '../../../ui/toasts.tsx';
import { joinNames } from '../../../words/names.ts';
import { sharedWords } from '../../../words/shared.ts';
import { sharingWords } from '../../../words/sharing.ts';
import { createSharePlaces } from './create-share-places.ts';
import styles from './share-dialog.module.css';

/** Where a passage goes within the open workspace, what the others will see there, and the one press that shares it. */
export const ShareForm = inSessionRoom(function ShareForm(props: {
  readonly entry: JournalEntry;
  readonly text: string;
  /** Whether the workspace is open for this alone: then it is closed again at once. */
  readonly isFront: boolean;
  readonly isBusy: boolean;
  readonly onBusy: (isBusy: boolean) => void;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}): JSX.Element {
  const { me, memberOf, members } = useWorkspace();
  const { excerpts, sharing } = useSessionRoom();
  const toasts = useToasts();
  const lineOf = createSourceLine();
  const places = createSharePlaces();
  const id = createUniqueId();
  const [fault, setFault] = createSignal<string>();
  const others = (): readonly string[] =>
    members.view.members
      .filter((one) => one.id !== me)
      .map(({ name }) => name || sharedWords.someone);
  const share = async (): Promise<void> => {
    if (props.isBusy || excerpts.newer()) return;
    const place = places.place();
    setFault(undefined);
    props.onBusy(true);
    const shared = await sharing.share({ entry: props.entry.id, text: props.text, place });
    props.onBusy(false);
    if (!shared.ok) {
      setFault(sharingWords.faults[shared.error]);
      return;
    }
    toasts.show({
      text: props.isFront
        ? sharingWords.sharedFromFront(members.view.workspaceName)
        : sharingWords.shared[place.tag],
    });
    props.onDone();
  };
  return (
    <Form onSubmit={() => void share()}>
      <Show when={excerpts.newer()}>
        <NewerNotice text={sharingWords.faults.newer} />
      </Show>
      <RadioGroup
        label={sharingWords.where}
        value={places.tag()}
        options={places.tags()}
        onChange={places.setTag}
      />
      <Show when={places.tag() === 'note' ? places.note() : undefined}>
        {(note) => (
          <SelectField
            label={sharingWords.whichNote}
            value={note()}
            options={places.notes()}
            onChange={places.setNote}
          />
        )}
      </Show>
      <section class={styles['preview']} aria-labelledby={id}>
        <h3 class={styles['willSee']} id={id}>
          {others().length === 0
            ? sharingWords.willSeeAlone
            : sharingWords.willSee(joinNames(others()))}
        </h3>
        <ExcerptQuote
          text={props.text}
          line={lineOf(me, { from: originOf(props.entry), day: props.entry.day })}
          colour={memberOf(me)?.colour ?? 0}
        />
        <p class={styles['quiet']}>{sharingWords.onlyThis}</p>
      </section>
      <Fault text={fault()} />
      <FormActions>
        <Button word={sharedWords.cancel} onClick={() => props.onCancel()} />
        <Show when={!excerpts.newer()}>
          <Button
            type="submit"
            look="main"
            word={props.isBusy ? sharingWords.sharing : sharingWords.share}
            aria-disabled={props.isBusy}
          />
        </Show>
      </FormActions>
    </Form>
  );
});

import { createSignal, onMount, Show, untrack, type JSX } from 'solid-js';
import { reflectionLimits } from '../../../crdt/documents/reflections/types.ts';
import { keptDrafts } from '../../live/kept-drafts.ts';
import { Button } from '../../ui/button.tsx';
import { Form, FormActions } from '../../ui/form.tsx';
import { passFocusOn } from '../../ui/pass-focus-on.ts';
import { TextArea } from '../../ui/text-area.tsx';
import { reflectionsWords } from '../../words/reflections.ts';
import { sharedWords } from '../../words/shared.ts';
import { WritingHelp } from '../expression/writing-help.tsx';
import styles from './reflection-form.module.css';

export interface ReflectionFormProps {
  /** Tells what is being written here apart from what is written elsewhere. */
  readonly draftOf: string;
  /** What stands there before anything is typed. */
  readonly text: string;
  /** Answering in one's own words instead: these may be left empty. */
  readonly answering?: boolean;
  readonly saveWord: string;
  /** With what stood there when the form was opened: what another device wrote meanwhile stays. */
  readonly onSave: (text: string, was: string) => void;
  readonly onClose: () => void;
  /** What gets focus when the form goes. */
  readonly opener: () => Element | null | undefined;
}

const createDraft = keptDrafts<string>();

/** A few lines in place: what somebody heard, or an answer in their own words. */
export function ReflectionForm(props: ReflectionFormProps): JSX.Element {
  const was = untrack(() => props.text);
  const draft = untrack(() => createDraft(props.draftOf, was));
  const [missing, setMissing] = createSignal(false);
  let place: HTMLDivElement | undefined;
  const toBox = (): void => place?.querySelector('textarea')?.focus();
  onMount(toBox);
  const settle = (): void => {
    draft.settle();
    props.onClose();
  };
  const save = (): void => {
    const text = draft.value().trim();
    setMissing(text === '' && props.answering !== true);
    if (missing()) {
      toBox();
      return;
    }
    props.onSave(text, was);
    settle();
  };
  return (
    <Form onSubmit={save}>
      <div
        class={styles['form']}
        ref={(own) => {
          place = own;
          // eslint-disable-next-line solid/reactivity -- asked once, when the form goes.
          passFocusOn(own, () => props.opener());
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.defaultPrevented) return;
          if (draft.value() === was) settle();
        }}
      >
        <WritingHelp text={draft.value()} onText={(text) => draft.write(text)}>
          <TextArea
            label={
              props.answering === true ? reflectionsWords.ownWords : reflectionsWords.whatIHeard
            }
            hint={props.answering === true ? reflectionsWords.ownWordsHint : reflectionsWords.hint}
            value={draft.value()}
            onInput={(text) => {
              draft.write(text);
              setMissing(false);
            }}
            maxLength={props.answering === true ? reflectionLimits.words : reflectionLimits.text}
          />
          <Show when={missing()}>
            <p class={styles['missing']} role="alert">
              {reflectionsWords.missing}
            </p>
          </Show>
        </WritingHelp>
        <FormActions from="start">
          <Button type="submit" look="main" word={props.saveWord} />
          <Button look="quiet" word={sharedWords.cancel} onClick={settle} />
        </FormActions>
      </div>
    </Form>
  );
}

import { createMemo, createSignal, Show, untrack, type JSX } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import { pollLimits, pollSorts, type Poll } from '../../../crdt/documents/polls/types.ts';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, FormActions } from '../../ui/form.tsx';
import { NewerNotice } from '../../ui/newer-notice.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { pollsWords } from '../../words/polls.ts';
import { sharedWords } from '../../words/shared.ts';
import { createPollDraft } from './create-poll-draft.ts';
import { OptionEditor } from './option-editor.tsx';
import { needsOptions } from './needs-options.ts';
import styles from './poll-dialog.module.css';
import { ReadyMade } from './ready-made.tsx';
import { ScaleEndFields } from './scale-end-fields.tsx';

export interface PollDialogProps {
  /** Asked in this session; alone without it. */
  readonly session?: RecordId | undefined;
  /** Asks the same once more, every word to be changed at will. */
  readonly from?: Poll | undefined;
  readonly onClose: () => void;
}

/**
 * Asking a question. What is closed unasked is there again at the next opening; Cancel alone throws it away.
 */
export function PollDialog(props: PollDialogProps): JSX.Element {
  const { me, members } = useWorkspace();
  const { polls } = useSessionRoom();
  const toasts = useToasts();
  const draft = createPollDraft(untrack(() => ({ session: props.session, from: props.from })));
  const words = draft.words;
  const [tried, setTried] = createSignal(false);
  let questionBox: HTMLInputElement | undefined;
  let optionBox: HTMLInputElement | undefined;

  /** Everybody who is here, oneself first: so that nobody asks without being asked. */
  const everybody = createMemo(() => [
    me,
    ...members.view.members.map(({ id }) => id).filter((id) => id !== me),
  ]);
  const canLeaveNamesOut = (): boolean => everybody().length >= pollLimits.leastWithoutNames;
  /** With what still stands in the box, as it was meant to be one. */
  const options = (): readonly string[] => {
    if (!needsOptions(words().sort)) return [];
    const last = words().option.trim();
    const all = words().options;
    return last === '' || all.includes(last) || all.length >= pollLimits.mostOptions
      ? all
      : [...all, last];
  };
  const questionMissing = (): boolean => words().question.trim() === '';
  const optionsMissing = (): boolean => needsOptions(words().sort) && options().length < 2;
  const settle = (): void => {
    draft.settle();
    props.onClose();
  };
  const ask = (): void => {
    if (polls.newer()) return;
    setTried(true);
    if (questionMissing()) questionBox?.focus();
    else if (optionsMissing()) optionBox?.focus();
    if (questionMissing() || optionsMissing()) return;
    const { question, sort, dots, low, high, hidden, withoutNames } = words();
    polls.verbs.ask({
      question: question.trim(),
      sort,
      options: options(),
      ...(sort === 'dots' ? { dots } : {}),
      ...(sort === 'scale' ? { ends: { low, high } } : {}),
      hidden,
      withoutNames: withoutNames && canLeaveNamesOut(),
      asked: everybody().slice(0, pollLimits.mostAsked),
      session: props.session,
    });
    settle();
  };
  const leave = (): void => {
    if (draft.isTyped()) toasts.show({ text: pollsWords.draftKept });
    props.onClose();
  };
  return (
    <Dialog title={pollsWords.newPoll} closeWord={sharedWords.close} onClose={leave}>
      <Form onSubmit={ask}>
        <Show when={polls.newer()}>
          <NewerNotice text={sharedWords.madeNewer} />
        </Show>
        <Show when={draft.isOld()}>
          <div class={styles['kept']}>
            <p>{pollsWords.draftHere}</p>
            <Button
              look="quiet"
              word={pollsWords.draftDrop}
              onClick={() => {
                draft.startAgain();
                setTried(false);
                questionBox?.focus();
              }}
            />
          </div>
        </Show>
        <TextField
          label={pollsWords.question}
          hint={pollsWords.questionHint}
          ownWords
          value={words().question}
          onInput={(question) => draft.write({ question })}
          maxLength={pollLimits.question}
          fault={tried() && questionMissing() ? pollsWords.questionMissing : undefined}
          ref={(box) => {
            questionBox = box;
            box.dataset['first'] = '';
          }}
        />
        <Show when={props.from === undefined}>
          <ReadyMade draft={draft} />
        </Show>
        <RadioGroup
          label={pollsWords.sort}
          hint={pollsWords.sortHints[words().sort]}
          value={words().sort}
          options={pollSorts.map((value) => ({ value, word: pollsWords.sorts[value] }))}
          onChange={(sort) => draft.write({ sort })}
        />
        <Show when={words().sort === 'dots'}>
          <SelectField
            label={pollsWords.dots}
            value={String(words().dots)}
            options={dotChoices}
            onChange={(dots) => draft.write({ dots: Number(dots) })}
          />
        </Show>
        <Show when={words().sort === 'scale'}>
          <ScaleEndFields
            low={words().low}
            high={words().high}
            onChange={(change) => draft.write(change)}
          />
        </Show>
        <Show when={needsOptions(words().sort)}>
          <OptionEditor
            options={words().options}
            option={words().option}
            onChange={(change) => draft.write(change)}
            fault={tried() && optionsMissing() ? pollsWords.optionsMissing : undefined}
            ref={(box) => {
              optionBox = box;
            }}
          />
        </Show>
        <div class={styles['how']}>
          <Checkbox
            label={pollsWords.hidden}
            checked={words().hidden}
            onChange={(hidden) => draft.write({ hidden })}
          />
          <p class={styles['hint']}>{pollsWords.hiddenHint}</p>
          <Show when={canLeaveNamesOut()}>
            <Checkbox
              label={pollsWords.withoutNames}
              checked={words().withoutNames}
              onChange={(withoutNames) => draft.write({ withoutNames })}
            />
            <p class={styles['hint']}>{pollsWords.withoutNamesHint}</p>
          </Show>
        </div>
        <Show when={everybody().length > pollLimits.mostAsked}>
          <p>{pollsWords.askedAtMost(pollLimits.mostAsked)}</p>
        </Show>
        <FormActions>
          <Button word={sharedWords.cancel} onClick={settle} />
          <Show when={!polls.newer()}>
            <Button type="submit" look="main" word={pollsWords.ask} />
          </Show>
        </FormActions>
      </Form>
    </Dialog>
  );
}

const dotChoices = Array.from({ length: pollLimits.mostDots }, (_, index) => {
  const word = String(index + 1);
  return { value: word, word };
});

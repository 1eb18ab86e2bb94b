import { createSignal, onMount, Show, untrack, type JSX } from 'solid-js';
import type { MemberId } from '../../../crdt/basics/id.ts';
import { taskLimits } from '../../../crdt/documents/tasks/types.ts';
import { keptDrafts } from '../../live/kept-drafts.ts';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Button } from '../../ui/button.tsx';
import { DayField } from '../../ui/day-field.tsx';
import { Form, FormActions } from '../../ui/form.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { sharedWords } from '../../words/shared.ts';
import { tasksWords } from '../../words/tasks.ts';
import styles from './tasks-card.module.css';

/** What is written about a task before it is saved. */
export interface TaskDraft {
  readonly text: string;
  /** Undefined: everybody's. */
  readonly owner: MemberId | undefined;
  /** Undefined: until next time. */
  readonly day: string | undefined;
}

const createDraft = keptDrafts<string>();

/** The fields of a task. A new one leaves them open and empty for the next. */
export function TaskFields(props: {
  readonly label: string;
  readonly saveWord: string;
  /** What is there already. */
  readonly task?: TaskDraft;
  /** Tells a new one that was begun here from those begun elsewhere: it is there again at the next opening. */
  readonly begunAs?: string;
  /** Whether it can be somebody's and for a day. */
  readonly dated: boolean;
  readonly onSave: (draft: TaskDraft) => void;
  readonly onClose: () => void;
  /** More buttons of the same row. */
  readonly more?: JSX.Element;
}): JSX.Element {
  const { members, nameOf } = useWorkspace();
  const before = untrack(() => props.task);
  const begunAs = untrack(() => props.begunAs);
  const draft = begunAs === undefined ? undefined : createDraft(begunAs, '');
  const [own, setOwn] = createSignal(before?.text ?? '');
  const text = draft?.value ?? own;
  const setText = (words: string): void => {
    if (draft === undefined) setOwn(words);
    else draft.write(words);
  };
  const [owner, setOwner] = createSignal(before?.owner);
  const [day, setDay] = createSignal(before?.day ?? '');
  let box: HTMLInputElement | undefined;
  onMount(() => box?.focus());
  const save = (): void => {
    const said = text().trim();
    if (said !== '') {
      props.onSave({ text: said, owner: owner(), day: day() === '' ? undefined : day() });
    }
    if (before === undefined) setText('');
    box?.focus();
  };
  /** Who is here; whoever has it already stays, although they may be gone. */
  const owning = () => [
    ...members.view.members,
    ...members.view.gone.filter(({ id }) => id === before?.owner),
  ];
  const owners = (): { readonly value: string; readonly word: string }[] => [
    { value: '', word: tasksWords.everybody },
    ...owning().map(({ id }) => ({ value: id, word: nameOf(id) })),
  ];
  return (
    <Form onSubmit={save}>
      <TextField
        label={props.label}
        ownWords
        value={text()}
        maxLength={taskLimits.text}
        ref={(own) => {
          box = own;
        }}
        onInput={setText}
        onKeyDown={(event) => {
          if (event.key === 'Escape') props.onClose();
        }}
      />
      <Show when={props.dated}>
        <div class={styles['pair']}>
          <SelectField
            label={tasksWords.owner}
            value={owner() ?? ''}
            options={owners()}
            onChange={(chosen) => setOwner(owning().find(({ id }) => id === chosen)?.id)}
          />
          <DayField label={tasksWords.day} value={day()} onChange={setDay} />
        </div>
      </Show>
      <FormActions from="start">
        <Button type="submit" word={props.saveWord} />
        <Button look="quiet" word={sharedWords.close} onClick={() => props.onClose()} />
        {props.more}
      </FormActions>
    </Form>
  );
}

import Plus from 'lucide-solid/icons/plus';
import { createSignal, untrack, type JSX } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import { refusalWords } from '../../cards/agenda/item-refusal.ts';
import { WritingHelp } from '../../cards/expression/writing-help.tsx';
import { keptDrafts } from '../../live/kept-drafts.ts';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Form } from '../../ui/form.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { agendaWords } from '../../words/agenda.ts';
import styles from './agenda.module.css';

const createDraft = keptDrafts<string>();

/** The line for the next item: Enter adds it and the line is ready for another. Words that are too many stay in it, whole. */
export function AgendaAdding(props: {
  readonly session: RecordId;
  readonly onAdded: (text: string) => void;
}): JSX.Element {
  const { agenda } = useSessionRoom();
  const draft = createDraft(
    untrack(() => props.session),
    '',
  );
  const text = draft.value;
  const setText = (words: string): void => draft.write(words);
  const [fault, setFault] = createSignal<string>();
  let box: HTMLInputElement | undefined;
  const add = (): void => {
    const words = text().trim();
    box?.focus();
    if (words === '') return;
    const added = agenda.verbs.add({ text: words, session: props.session });
    setFault(added.ok ? undefined : refusalWords(added.error, words));
    if (!added.ok) return;
    setText('');
    props.onAdded(words);
  };
  return (
    <Form onSubmit={add}>
      <WritingHelp hintsOnly text={text()} onText={setText}>
        <div class={styles['adding']}>
          <TextField
            label={agendaWords.add}
            ownWords
            value={text()}
            onInput={(words) => {
              setText(words);
              setFault(undefined);
            }}
            fault={fault()}
            ref={(element) => {
              box = element;
            }}
          />
          <Button type="submit" icon={Plus} iconOnly word={agendaWords.addButton} />
        </div>
      </WritingHelp>
    </Form>
  );
}

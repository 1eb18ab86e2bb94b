import { createSignal, Show, untrack, type JSX } from 'solid-js';
import { mostMinutes, refusalWords } from '../../cards/agenda/item-refusal.ts';
import type { AgendaLine } from '../../cards/agenda/agenda-lines.ts';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Form } from '../../ui/form.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { agendaWords } from '../../words/agenda.ts';
import styles from './agenda-row.module.css';
import type { AgendaOrder } from './create-agenda-order.ts';
import { createTakingOut } from './create-taking-out.ts';
import { wholeNumber } from './create-session-draft.ts';

/** Changing an item: its words, its minutes, its place; and taking it out, for a therapist who brought it. */
export function AgendaRowTools(props: {
  readonly item: AgendaLine['item'];
  readonly line: AgendaLine | undefined;
  readonly order: AgendaOrder;
  readonly onMove: (by: -1 | 1) => void;
  readonly onMakeFirst: () => void;
  readonly onClose: () => void;
}): JSX.Element {
  const { agenda } = useSessionRoom();
  const { me, memberOf } = useWorkspace();
  /** What it said when its tools were opened: with it, the other's words typed meanwhile stay. */
  const was = untrack(() => ({ text: props.item.text, minutes: String(props.item.minutes ?? '') }));
  const [text, setText] = createSignal(was.text);
  const [minutes, setMinutes] = createSignal(was.minutes);
  const [fault, setFault] = createSignal<string>();
  const [minutesFault, setMinutesFault] = createSignal<string>();
  let words: HTMLTextAreaElement | undefined;
  let minutesBox: HTMLInputElement | undefined;

  const isMine = (): boolean => props.item.created.by === me;
  const part = () => memberOf(me)?.part;
  const place = (): number => props.order.movable().indexOf(props.item.id);
  const save = (): void => {
    const long = minutes().trim() === '' ? undefined : wholeNumber(minutes(), [1, mostMinutes]);
    if (long === undefined && minutes().trim() !== '') {
      setMinutesFault(agendaWords.minutesUnclear(mostMinutes));
      minutesBox?.focus();
      return;
    }
    if (text() !== was.text) {
      const edited = agenda.verbs.edit(props.item.id, text().trim(), was.text);
      if (!edited.ok) {
        setFault(refusalWords(edited.error, text().trim()));
        words?.focus();
        return;
      }
    }
    if (minutes() !== was.minutes) agenda.verbs.setMinutes(props.item.id, long);
    props.onClose();
  };
  const takeOut = createTakingOut();
  return (
    <Form onSubmit={save}>
      <div
        class={styles['tools']}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          props.onClose();
        }}
      >
        <TextArea
          label={agendaWords.words}
          rows={2}
          value={text()}
          onInput={(next) => {
            setText(next);
            setFault(undefined);
          }}
          fault={fault()}
          ref={(element) => {
            words = element;
          }}
        />
        <div class={styles['minutes']}>
          <TextField
            label={agendaWords.minutesLabel}
            inputMode="numeric"
            value={minutes()}
            onInput={(next) => {
              setMinutes(next);
              setMinutesFault(undefined);
            }}
            fault={minutesFault()}
            ref={(element) => {
              minutesBox = element;
            }}
          />
        </div>
        <div class={styles['buttons']}>
          <Button type="submit" word={agendaWords.save} />
          <Show when={props.line?.pinned !== true}>
            <Button
              look="quiet"
              word={agendaWords.moveUp}
              disabled={place() <= 0}
              onClick={() => props.onMove(-1)}
            />
            <Button
              look="quiet"
              word={agendaWords.moveDown}
              disabled={place() === props.order.movable().length - 1}
              onClick={() => props.onMove(1)}
            />
            <Show when={isMine() && part() === 'client'}>
              <Button
                look="quiet"
                word={agendaWords.makeFirst}
                onClick={() => props.onMakeFirst()}
              />
            </Show>
          </Show>
          <Show when={isMine() && part() === 'therapist'}>
            <Button
              look="quiet"
              word={agendaWords.takeOut}
              onClick={() => takeOut(props.item.id)}
            />
          </Show>
        </div>
        <Show
          when={props.line?.pinned !== true}
          fallback={<p class={styles['help']}>{agendaWords.firstHint}</p>}
        >
          <p class={styles['help']}>{agendaWords.moveHelp}</p>
        </Show>
      </div>
    </Form>
  );
}

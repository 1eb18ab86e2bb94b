import Ellipsis from 'lucide-solid/icons/ellipsis';
import GripVertical from 'lucide-solid/icons/grip-vertical';
import { createSignal, createUniqueId, Show, type JSX } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import type { AgendaLine } from '../../cards/agenda/agenda-lines.ts';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Icon } from '../../ui/icon.tsx';
import { keepFocus } from '../../ui/keep-focus.ts';
import { passFocusOn } from '../../ui/pass-focus-on.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { agendaWords } from '../../words/agenda.ts';
import { whenDayMonth } from '../../words/when.ts';
import styles from './agenda-row.module.css';
import { AgendaRowTools } from './agenda-row-tools.tsx';
import type { AgendaOrder, PutBack } from './create-agenda-order.ts';
import type { Drag } from './create-drag.ts';
import { createItemSource } from './create-item-source.ts';
import { createParking } from './create-parking.ts';
import { useUndoNotices } from './undo-notices.ts';

export interface AgendaRowProps {
  readonly item: AgendaLine['item'];
  readonly line: AgendaLine | undefined;
  readonly session: RecordId;
  readonly order: AgendaOrder;
  readonly drag: Drag;
  /** Whether this person may say "Not today". */
  readonly mayPark: boolean;
  readonly rowRef: (row: HTMLElement) => void;
  /** It stands in another place now, by this person's hand. */
  readonly onMoved: (putBack: PutBack) => void;
}

/** One thing to speak of: tick it, move it, set it aside, or open its tools to change it. */
export function AgendaRow(props: AgendaRowProps): JSX.Element {
  const { agenda } = useSessionRoom();
  const notice = useUndoNotices();
  const [open, setOpen] = createSignal(false);
  const id = createUniqueId();
  let opener: HTMLButtonElement | undefined;
  const isPinned = (): boolean => props.line?.pinned === true;
  const canMove = (): boolean => !agenda.newer() && !isPinned();
  const move = (by: -1 | 1): void => {
    const { id: item } = props.item;
    // eslint-disable-next-line solid/reactivity -- done at once, by a key or a press.
    keepFocus(by < 0 ? 'next' : 'previous', () => {
      const putBack = props.order.step(item, by);
      if (putBack !== undefined) props.onMoved(putBack);
    });
  };
  const makeFirst = (): void => {
    const putBack = props.order.makeFirst(props.item.id);
    if (putBack !== undefined) props.onMoved(putBack);
    // The row has moved, and the button that was pressed is gone from it.
    queueMicrotask(() => opener?.focus());
  };
  const moveByKeys = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : undefined;
    if (by === undefined || !event.altKey || event.ctrlKey || event.metaKey || !canMove()) return;
    if (event.target instanceof Element && event.target.matches('textarea, [type="text"]')) return;
    event.preventDefault();
    move(by);
  };
  const park = createParking();
  const setDone = (done: boolean): void => {
    const { id: item, doneIn } = props.item;
    agenda.verbs.setDone(item, done, props.session);
    notice({
      text: done ? agendaWords.markedDone : agendaWords.markedOpen,
      undo: () => {
        if (!agenda.newer()) agenda.verbs.setDone(item, !done, doneIn ?? props.session);
      },
      sort: 'done',
    });
  };
  return (
    <li
      class={styles['row']}
      data-line={props.drag.lineAt(props.item.id)}
      data-dragged={props.drag.dragged() === props.item.id ? '' : undefined}
      data-pinned={isPinned() ? '' : undefined}
      onKeyDown={moveByKeys}
      ref={(row) => {
        props.rowRef(row);
        passFocusOn(row);
      }}
    >
      <div class={styles['main']}>
        <Checkbox
          label={agendaWords.done}
          labelHidden
          describedBy={id}
          checked={props.item.done}
          disabled={agenda.newer()}
          onChange={setDone}
        />
        <p class={styles['text']} id={id} data-done={props.item.done ? '' : undefined}>
          {props.item.text}
        </p>
      </div>
      <div class={styles['foot']}>
        <RowFacts item={props.item} line={props.line} />
        <Show when={!agenda.newer()}>
          <div class={styles['ends']}>
            <Show when={props.mayPark && !props.item.done}>
              <Button
                look="quiet"
                word={agendaWords.notToday}
                aria-describedby={id}
                onClick={() => void park(props.item)}
              />
            </Show>
            <Button
              look="quiet"
              icon={Ellipsis}
              iconOnly
              word={agendaWords.tools}
              aria-describedby={id}
              aria-expanded={open()}
              ref={(own) => {
                opener = own;
              }}
              onClick={() => setOpen(!open())}
            />
            <Show when={canMove()}>
              <span
                class={styles['handle']}
                title={agendaWords.moveHandle}
                aria-hidden="true"
                onPointerDown={(event) => props.drag.begin(event, props.item.id)}
              >
                <Icon of={GripVertical} />
              </span>
            </Show>
          </div>
        </Show>
      </div>
      <Show when={open() && !agenda.newer()}>
        <div ref={(tools) => passFocusOn(tools, () => opener)}>
          <AgendaRowTools
            item={props.item}
            line={props.line}
            order={props.order}
            onMove={move}
            onMakeFirst={makeFirst}
            onClose={() => setOpen(false)}
          />
        </div>
      </Show>
    </li>
  );
}

/** Who brought it, how long it may take, and where it comes from: one quiet line. */
function RowFacts(props: {
  readonly item: AgendaLine['item'];
  readonly line: AgendaLine | undefined;
}): JSX.Element {
  const { sessions } = useSessionRoom();
  const { memberOf, nameOf } = useWorkspace();
  const sourceOf = createItemSource();
  const from = (): string | undefined => {
    const session = sessions.view.sessions.find(({ id }) => id === props.line?.carriedFrom);
    return session === undefined ? undefined : agendaWords.carriedFrom(whenDayMonth(session.atMs));
  };
  return (
    <p class={styles['facts']}>
      <span class={styles['who']}>
        <Avatar
          name={nameOf(props.item.created.by)}
          colour={memberOf(props.item.created.by)?.colour ?? 0}
          size="small"
        />
        <VisuallyHidden>{agendaWords.broughtBy(nameOf(props.item.created.by))}</VisuallyHidden>
        <span class={styles['name']} aria-hidden="true">
          {nameOf(props.item.created.by)}
        </span>
      </span>
      <Show when={sourceOf(props.item)}>{(words) => <span>{words()}</span>}</Show>
      <Show when={props.line?.pinned === true}>
        <span class={styles['first']}>{agendaWords.first}</span>
      </Show>
      <Show when={props.item.minutes}>
        {(minutes) => <span>{agendaWords.minutes(minutes())}</span>}
      </Show>
      <Show when={from()}>{(words) => <span>{words()}</span>}</Show>
      <Show when={props.line?.carriedOn === true}>
        <span>{agendaWords.carriedOn}</span>
      </Show>
    </p>
  );
}

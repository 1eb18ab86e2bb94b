import { createMemo, createSignal, createUniqueId, For, Show, type JSX } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import { createAgendaReader } from '../../cards/agenda/agenda-lines.ts';
import { templateItems, templateKeys, templateName } from '../../cards/agenda/templates.ts';
import { createNow } from '../../live/create-now.ts';
import { createPlacedSessions } from '../../live/create-placed-sessions.ts';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Button } from '../../ui/button.tsx';
import { NewerNotice } from '../../ui/newer-notice.tsx';
import { passFocusOn } from '../../ui/pass-focus-on.ts';
import { RemovedList } from '../../ui/removed-list.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { agendaWords } from '../../words/agenda.ts';
import { sharedWords } from '../../words/shared.ts';
import { AgendaAdding } from './agenda-adding.tsx';
import { AgendaRow } from './agenda-row.tsx';
import { AgendaTime } from './agenda-time.tsx';
import styles from './agenda.module.css';
import { createAgendaOrder, type PutBack } from './create-agenda-order.ts';
import { createDrag } from './create-drag.ts';
import { KeptList } from './kept-list.tsx';
import { useUndoNotices } from './undo-notices.ts';

/** How often it is asked whether a session has become one that was missed, in milliseconds. */
const lookEveryMs = 60_000;

/** What both want to speak of in one session: brought by either, at any time, in an order that both see. */
export function Agenda(props: { readonly session: RecordId }): JSX.Element {
  const { agenda, sessions } = useSessionRoom();
  const { me, memberOf } = useWorkspace();
  const id = createUniqueId();
  const read = createAgendaReader(createPlacedSessions(createNow(lookEveryMs)));
  const lines = createMemo(() => read(props.session));
  const session = createMemo(() => sessions.view.sessions.find((one) => one.id === props.session));
  const order = createAgendaOrder(() => lines());
  const rows = new Map<RecordId, Element>();
  /** Said to screen readers: what changed by one's own hand and cannot be heard otherwise. */
  const [said, setSaid] = createSignal('');
  const notice = useUndoNotices();
  const sayMoved = (item: RecordId, putBack: PutBack): void => {
    const place = lines().findIndex((line) => line.item.id === item);
    const text = agendaWords.moved(place + 1, lines().length);
    notice({ text, undo: putBack, sort: 'moved' });
  };
  const drag = createDrag({
    ids: order.movable,
    rowOf: (item) => rows.get(item),
    onDrop(item, before) {
      if (agenda.newer()) return;
      sayMoved(item, order.place(item, before));
    },
    onCancel: () => setSaid(agendaWords.moveCancelled),
  });
  const isTherapist = (): boolean => memberOf(me)?.part === 'therapist';
  const takenOut = createMemo(() =>
    agenda.view.removed.filter(
      (item) => item.session === undefined || item.session === props.session,
    ),
  );
  return (
    <Sheet aria-labelledby={id}>
      <div class={styles['agenda']}>
        <h2 id={id} tabindex="-1">
          {agendaWords.heading}
        </h2>
        <Show when={agenda.newer()}>
          <NewerNotice text={sharedWords.madeNewer} />
        </Show>
        <Show when={session()}>{(one) => <AgendaTime session={one()} lines={lines()} />}</Show>
        <Show
          when={lines().length > 0}
          fallback={
            <>
              <p class={styles['quiet']}>{agendaWords.empty}</p>
              <Show when={!agenda.newer()}>
                <div class={styles['templates']} ref={(part) => passFocusOn(part)}>
                  <span class={styles['quiet']} id={`${id}-begin`}>
                    {agendaWords.begin}
                  </span>
                  <For each={templateKeys}>
                    {(key) => (
                      <Button
                        look="quiet"
                        word={templateName(key)}
                        aria-describedby={`${id}-begin`}
                        onClick={() => agenda.verbs.addAll(templateItems(key), props.session)}
                      />
                    )}
                  </For>
                </div>
              </Show>
            </>
          }
        >
          <ol class={styles['list']} ref={(list) => passFocusOn(list)}>
            <For each={lines().map(({ item }) => item)}>
              {(item, index) => (
                <AgendaRow
                  item={item}
                  line={lines()[index()]}
                  session={props.session}
                  order={order}
                  drag={drag}
                  mayPark={!isTherapist()}
                  rowRef={(row) => rows.set(item.id, row)}
                  onMoved={(putBack) => sayMoved(item.id, putBack)}
                />
              )}
            </For>
          </ol>
        </Show>
        <Show when={!agenda.newer()}>
          <AgendaAdding
            session={props.session}
            onAdded={(text) => setSaid(agendaWords.added(text))}
          />
        </Show>
        <Show when={!isTherapist()}>
          <Show when={lines().length > 0}>
            <p class={styles['help']}>{agendaWords.parkHelp}</p>
          </Show>
          <KeptList session={props.session} fixed={agenda.newer()} />
        </Show>
        <Show when={!agenda.newer()}>
          <RemovedList
            heading={agendaWords.removedHeading}
            putBackWord={agendaWords.putBack}
            records={takenOut()}
            onPutBack={(record) => {
              const item = takenOut().find((one) => one.id === record);
              if (item !== undefined) agenda.verbs.restore(item.id);
            }}
          />
        </Show>
        <VisuallyHidden>
          <span role="status">{said()}</span>
        </VisuallyHidden>
      </div>
    </Sheet>
  );
}

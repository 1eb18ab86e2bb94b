import { createUniqueId, For, Show, type JSX } from 'solid-js';
import type { AgendaLine } from '../../cards/agenda/agenda-lines.ts';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Button } from '../../ui/button.tsx';
import { passFocusOn } from '../../ui/pass-focus-on.ts';
import { agendaWords } from '../../words/agenda.ts';
import { createParking } from './create-parking.ts';
import { createTakingOut } from './create-taking-out.ts';
import styles from './waiting-items.module.css';

/** What is to be spoken of while no session is ahead: it waits for the next that is planned, and can be seen until then. */
export function WaitingItems(props: { readonly lines: readonly AgendaLine[] }): JSX.Element {
  const { agenda } = useSessionRoom();
  const { me, memberOf, nameOf } = useWorkspace();
  const park = createParking();
  const takeOut = createTakingOut();
  const heading = createUniqueId();
  const isTherapist = (): boolean => memberOf(me)?.part === 'therapist';
  return (
    <Show when={props.lines.length > 0}>
      <section
        class={styles['waiting']}
        aria-labelledby={heading}
        ref={(section) => passFocusOn(section)}
      >
        <h2 id={heading} tabindex="-1">
          {agendaWords.waiting}
        </h2>
        <ul>
          <For each={props.lines.map(({ item }) => item)}>
            {(item) => (
              <li class={styles['row']} ref={(row) => passFocusOn(row)}>
                <p class={styles['words']}>
                  <span class={styles['text']} id={`${heading}-${item.id}`}>
                    {item.text}
                  </span>
                  <span class={styles['quiet']}>
                    {agendaWords.broughtBy(nameOf(item.created.by))}
                  </span>
                </p>
                <Show
                  when={isTherapist()}
                  fallback={
                    <Show when={!agenda.newer()}>
                      <Button
                        look="quiet"
                        word={agendaWords.notToday}
                        aria-describedby={`${heading}-${item.id}`}
                        onClick={() => void park(item)}
                      />
                    </Show>
                  }
                >
                  <Show when={!agenda.newer() && item.created.by === me}>
                    <Button
                      look="quiet"
                      word={agendaWords.takeOut}
                      aria-describedby={`${heading}-${item.id}`}
                      onClick={() => takeOut(item.id)}
                    />
                  </Show>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  );
}

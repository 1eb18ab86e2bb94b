import { createUniqueId, For, Show, type JSX } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import type { Session } from '../../../crdt/documents/sessions/types.ts';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { closingWords } from '../../words/closing.ts';
import { feedbackWords } from '../../words/feedback.ts';
import styles from './from-last-time.module.css';
import { lastSession } from './last-session.ts';
import { TakeAways } from './take-aways.tsx';

/** What an hour begins with: what both took along last time, what was to come first, and what is done differently since. */
export function FromLastTime(props: { readonly session: RecordId }): JSX.Element {
  const { nameOf } = useWorkspace();
  const { feedback, sessions } = useSessionRoom();
  const id = createUniqueId();
  const last = (): Session | undefined => {
    const session = sessions.view.sessions.find((one) => one.id === props.session);
    return session && lastSession(sessions.view.sessions, session);
  };
  const given = () => feedback.view.feedback.filter((one) => one.session === last()?.id);
  const firstOfAll = () => given().filter(({ wish }) => wish === 'next');
  const changes = () => given().flatMap(({ adjustments }) => adjustments);
  const isThere = (session: Session): boolean =>
    session.takeAways.length + session.sharedPaces.length + firstOfAll().length + changes().length >
    0;
  return (
    <Show when={last()}>
      {(session) => (
        <Show when={isThere(session())}>
          <div class={styles['before']}>
            <Sheet aria-labelledby={id}>
              <h2 id={id}>{closingWords.fromLastTime}</h2>
              <div class={styles['beside']}>
                <div class={styles['last']}>
                  <For each={firstOfAll()}>
                    {(one) => (
                      <div class={styles['gentle']}>
                        <h3>{closingWords.startWith(nameOf(one.created.by))}</h3>
                        <Show when={one.words !== ''}>
                          <p class={styles['own']}>{one.words}</p>
                        </Show>
                      </div>
                    )}
                  </For>
                  <For each={session().sharedPaces}>
                    {({ by, pace }) => (
                      <p class={styles['gentle']}>{closingWords.pace[pace](nameOf(by))}</p>
                    )}
                  </For>
                  <Show when={changes().length > 0}>
                    <div class={styles['changed']}>
                      <h3>{feedbackWords.adjustments}</h3>
                      <ul class={styles['changes']}>
                        <For each={changes()}>{(one) => <li>{one.text}</li>}</For>
                      </ul>
                    </div>
                  </Show>
                </div>
                <Show when={session().takeAways.length > 0}>
                  <TakeAways
                    session={session()}
                    mine={closingWords.youTook}
                    theirs={closingWords.tookWithThem}
                  />
                </Show>
              </div>
            </Sheet>
          </div>
        </Show>
      )}
    </Show>
  );
}

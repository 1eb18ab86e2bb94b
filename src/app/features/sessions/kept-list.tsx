import Lock from 'lucide-solid/icons/lock';
import { createUniqueId, For, Show, type JSX } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { passFocusOn } from '../../ui/pass-focus-on.ts';
import { useToasts } from '../../ui/toasts.tsx';
import { agendaWords } from '../../words/agenda.ts';
import styles from './kept-list.module.css';

/** What this person set aside with "Not today", folded away, for their eyes alone. It comes back to the agenda it stands below. */
export function KeptList(props: {
  readonly session: RecordId;
  readonly fixed: boolean;
}): JSX.Element {
  const { parking } = useSessionRoom();
  const toasts = useToasts();
  const id = createUniqueId();
  const bringBack = async (item: RecordId): Promise<void> => {
    const back = await parking.bringBack(item, props.session);
    toasts.show({
      text: back.ok ? agendaWords.broughtBack : agendaWords.notBroughtBack[back.error],
    });
  };
  return (
    <Show when={parking.items().length > 0}>
      <details class={styles['kept']}>
        <summary class={styles['summary']}>
          <span>{agendaWords.keptHeading}</span>
          <span class={styles['only']}>
            <Icon of={Lock} size="small" />
            <span>{agendaWords.onlyYou}</span>
          </span>
        </summary>
        <ul>
          <For each={parking.items()}>
            {(item) => (
              <li class={styles['row']} ref={(row) => passFocusOn(row)}>
                <span class={styles['text']} id={`${id}-${item.id}`}>
                  {item.text}
                </span>
                <Show when={!props.fixed}>
                  <Button
                    look="quiet"
                    word={agendaWords.bringBack}
                    aria-describedby={`${id}-${item.id}`}
                    onClick={() => void bringBack(item.id)}
                  />
                </Show>
              </li>
            )}
          </For>
        </ul>
      </details>
    </Show>
  );
}

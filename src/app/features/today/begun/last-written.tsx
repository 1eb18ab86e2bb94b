import { createUniqueId, For, Show, type JSX } from 'solid-js';
import { useWorkspace } from '../../../live/workspace-context.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { sharedWords } from '../../../words/shared.ts';
import { begunWords } from '../../../words/begun.ts';
import styles from './begun.module.css';

/** At most this many; the rest is on the page of notes. */
const shown = 3;

/** The notes that were written in last. */
export function LastWritten(): JSX.Element {
  const { notes, path } = useWorkspace();
  const id = createUniqueId();
  return (
    <Show when={notes.view.notes.length > 0}>
      <Sheet aria-labelledby={id}>
        <h2 id={id}>{begunWords.notes}</h2>
        <ul class={styles['rows']}>
          <For each={notes.view.notes.slice(0, shown)}>
            {(note) => (
              <li class={styles['linkRow']}>
                <a class={styles['link']} href={path('notes', note.id)}>
                  <span class={styles['own']}>
                    {note.title === '' ? sharedWords.untitledNote : note.title}
                  </span>
                  <Show when={note.opening !== ''}>
                    <span class={styles['opening']}>{note.opening}</span>
                  </Show>
                </a>
              </li>
            )}
          </For>
        </ul>
      </Sheet>
    </Show>
  );
}

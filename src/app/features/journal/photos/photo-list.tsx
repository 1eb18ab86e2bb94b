import { createEffect, createSignal, createUniqueId, For, Show, type JSX } from 'solid-js';
import type { RecordId } from '../../../../crdt/basics/id.ts';
import type { JournalPhoto } from '../../../../crdt/documents/journal/types.ts';
import { Fault } from '../../../ui/fault.tsx';
import { photoWords } from '../../../words/journal-photos.ts';
import type { PhotoAdding } from './create-photo-adding.ts';
import { PhotoDialog } from './photo-dialog.tsx';
import { PhotoRow } from './photo-row.tsx';
import styles from './photos.module.css';

/** The photos of an entry, and what becomes of those that are being added. */
export function PhotoList(props: {
  readonly entry: RecordId;
  readonly photos: readonly JournalPhoto[];
  readonly adding: PhotoAdding;
  readonly fixed: boolean;
}): JSX.Element {
  const heading = createUniqueId();
  const [opened, setOpened] = createSignal<RecordId>();
  const ids = (): readonly RecordId[] => props.photos.map(({ id }) => id);
  const numberOf = (id: RecordId): string => photoWords.photo(ids().indexOf(id) + 1);
  const photoOf = (id: RecordId | undefined): JournalPhoto | undefined =>
    props.photos.find((photo) => photo.id === id);
  const state = (): string => {
    if (props.adding.isAdding()) return photoWords.adding;
    return props.adding.added() > 0 ? photoWords.added : '';
  };
  let fault: HTMLDivElement | undefined;
  createEffect(() => {
    // It may stand below the edge of a small screen, while the button that led to it is in the row of tools above.
    if (props.adding.fault() !== undefined) fault?.scrollIntoView({ block: 'nearest' });
  });
  return (
    <>
      <Show when={props.photos.length > 0}>
        <section class={styles['photos']} aria-labelledby={heading}>
          <h2 class={styles['heading']} id={heading}>
            {photoWords.heading}
          </h2>
          <ul class={styles['list']}>
            <For each={ids()}>
              {(id) => (
                <Show when={photoOf(id)}>
                  {(photo) => (
                    <PhotoRow
                      entry={props.entry}
                      photo={photo()}
                      name={numberOf(id)}
                      fixed={props.fixed}
                      onOpen={() => setOpened(id)}
                    />
                  )}
                </Show>
              )}
            </For>
          </ul>
        </section>
      </Show>
      <p
        class={styles['state']}
        role="status"
        data-quiet={props.adding.isAdding() ? undefined : ''}
      >
        {state()}
      </p>
      <div
        class={styles['fault']}
        ref={(own) => {
          fault = own;
        }}
      >
        <Fault text={props.adding.fault()} />
      </div>
      <Show when={photoOf(opened())}>
        {(photo) => (
          <PhotoDialog
            photo={photo()}
            name={numberOf(photo().id)}
            onClose={() => setOpened(undefined)}
          />
        )}
      </Show>
    </>
  );
}

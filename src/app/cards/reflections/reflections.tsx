import Ear from 'lucide-solid/icons/ear';
import { createSignal, createUniqueId, For, Show, type JSX } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import type { Reflection } from '../../../crdt/documents/reflections/types.ts';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Button } from '../../ui/button.tsx';
import { NewerNotice } from '../../ui/newer-notice.tsx';
import { RemovedList } from '../../ui/removed-list.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { reflectionsWords } from '../../words/reflections.ts';
import { sharedWords } from '../../words/shared.ts';
import { ReflectionCard } from './reflection-card.tsx';
import { ReflectionForm } from './reflection-form.tsx';
import { ReflectionNews } from './reflection-news.tsx';
import styles from './reflections.module.css';

export interface ReflectionsProps {
  /** The session they belong to; undefined for those that belong to none. */
  readonly session: RecordId | undefined;
}

/** What somebody heard, card by card, for the others to say whether that is it. Stands in a session room. */
export function Reflections(props: ReflectionsProps): JSX.Element {
  const { reflections } = useSessionRoom();
  const { me } = useWorkspace();
  const id = createUniqueId();
  const [writing, setWriting] = createSignal(false);
  let opener: HTMLDivElement | undefined;
  const here = (card: Reflection): boolean => card.session === props.session;
  const cards = (): readonly Reflection[] => reflections.view.reflections.filter(here);
  const takenBack = (): readonly Reflection[] =>
    reflections.view.removed.filter((card) => here(card) && card.created.by === me);
  return (
    <Sheet aria-labelledby={id}>
      <div class={styles['reflections']}>
        <h2 class={styles['heading']} id={id} tabindex="-1">
          {reflectionsWords.heading}
        </h2>
        <Show when={reflections.newer()}>
          <NewerNotice text={sharedWords.madeNewer} />
        </Show>
        <Show
          when={cards().length > 0}
          fallback={<p class={styles['purpose']}>{reflectionsWords.purpose}</p>}
        >
          <div class={styles['cards']}>
            <For each={cards()}>
              {(card) => <ReflectionCard card={card} fixed={reflections.newer()} />}
            </For>
          </div>
        </Show>
        <Show when={!reflections.newer()}>
          <Show when={writing()}>
            <ReflectionForm
              draftOf={props.session ?? 'no session'}
              text=""
              saveWord={reflectionsWords.save}
              onSave={(text) => reflections.verbs.add({ text, session: props.session })}
              onClose={() => setWriting(false)}
              opener={() => opener}
            />
          </Show>
          <div
            hidden={writing()}
            ref={(own) => {
              opener = own;
            }}
          >
            <Button
              icon={Ear}
              word={reflectionsWords.whatIHeard}
              onClick={() => setWriting(true)}
            />
          </div>
          <RemovedList
            heading={reflectionsWords.removedHeading}
            putBackWord={reflectionsWords.putBack}
            records={takenBack().map((card) => ({ id: card.id, text: card.text }))}
            onPutBack={(record) => {
              const card = takenBack().find((one) => one.id === record);
              if (card !== undefined) reflections.verbs.restore(card.id);
            }}
          />
        </Show>
        <ReflectionNews cards={cards()} />
      </div>
    </Sheet>
  );
}

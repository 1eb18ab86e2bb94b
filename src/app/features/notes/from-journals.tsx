import { useLocation } from '@solidjs/router';
import Undo2 from 'lucide-solid/icons/undo-2';
import { createSignal, createUniqueId, For, Show, untrack, type JSX } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import { createSourceLine } from '../../cards/excerpts/create-source-line.ts';
import { ExcerptQuote } from '../../cards/excerpts/excerpt-quote.tsx';
import { useApp } from '../../live/app-context.tsx';
import { inSessionRoom, useSessionRoom } from '../../live/session-room-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Fault } from '../../ui/fault.tsx';
import { passFocusOn } from '../../ui/pass-focus-on.ts';
import { excerptWords, notTakenBackWords } from '../../words/excerpts.ts';
import { whenShort } from '../../words/when.ts';
import styles from './from-journals.module.css';

/** So many are shown at first. */
const shownAtFirst = 6;
/** News of what was shared leads here, past all notes. */
const hash = '#shared';
/** How long it is told that something was taken back, in milliseconds: 30 days. */
const toldForMs = 30 * 86_400_000;
/** So many of those are told of, the last first. */
const toldAtMost = 5;

/** What members shared of their journals on its own. What went on an agenda or into a note stands there. */
export default inSessionRoom(function FromJournals(): JSX.Element {
  const { clock } = useApp().browser;
  const { excerpts, sharing } = useSessionRoom();
  const { me, memberOf, nameOf } = useWorkspace();
  const lineOf = createSourceLine();
  const location = useLocation();
  const arrive = (heading: HTMLElement): void => {
    if (untrack(() => location.hash) === hash) queueMicrotask(() => heading.focus());
  };
  const id = createUniqueId();
  const [isWhole, setWhole] = createSignal(false);
  const [fault, setFault] = createSignal<string>();
  const own = () => excerpts.view.excerpts.filter(({ place }) => place.tag === 'own');
  const shown = () => (isWhole() ? own() : own().slice(0, shownAtFirst));
  const takenBack = () =>
    excerpts.view.takenBack
      .filter(({ takenBackMs }) => takenBackMs > clock.nowMs() - toldForMs)
      .slice(0, toldAtMost);
  const told = ({ created, takenBackMs }: ReturnType<typeof takenBack>[number]): string => {
    const when = whenShort(takenBackMs, clock.nowMs());
    return created.by === me
      ? excerptWords.takenBackByMe(when)
      : excerptWords.takenBack(nameOf(created.by), when);
  };
  const takeBack = async (excerpt: RecordId): Promise<void> => {
    setFault(undefined);
    const taken = await sharing.takeBack(excerpt);
    if (!taken.ok) setFault(notTakenBackWords(taken.error));
  };
  const mayTakeBack = (by: (typeof excerpts.view.excerpts)[number]['created']['by']): boolean =>
    by === me && !excerpts.newer();
  return (
    <Show when={own().length > 0 || takenBack().length > 0}>
      <section class={styles['part']} aria-labelledby={id}>
        <h2 id={id} tabindex="-1" ref={arrive}>
          {excerptWords.heading}
        </h2>
        <Show when={own().length > 0}>
          <p class={styles['quiet']}>{excerptWords.lead}</p>
        </Show>
        <ul class={styles['passages']}>
          <For each={shown()}>
            {(one) => (
              <li class={styles['passage']} ref={(row) => passFocusOn(row)}>
                <ExcerptQuote
                  text={one.text}
                  line={lineOf(one.created.by, one)}
                  colour={memberOf(one.created.by)?.colour ?? 0}
                />
                <Show when={mayTakeBack(one.created.by)}>
                  <Button
                    look="quiet"
                    icon={Undo2}
                    word={excerptWords.takeBack}
                    aria-describedby={`${id}-hint`}
                    onClick={() => void takeBack(one.id)}
                  />
                </Show>
              </li>
            )}
          </For>
        </ul>
        <Show when={own().length > shown().length}>
          <div>
            <Button
              word={excerptWords.showMore(own().length - shown().length)}
              onClick={() => setWhole(true)}
            />
          </div>
        </Show>
        <Fault text={fault()} />
        <Show when={own().some(({ created }) => mayTakeBack(created.by))}>
          <p class={styles['quiet']} id={`${id}-hint`}>
            {excerptWords.takeBackHint}
          </p>
        </Show>
        <ul class={styles['taken']} aria-live="polite">
          <For each={takenBack()}>{(one) => <li>{told(one)}</li>}</For>
        </ul>
      </section>
    </Show>
  );
});

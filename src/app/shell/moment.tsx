import { createEffect, createMemo, createSignal, on, onCleanup, Show, type JSX } from 'solid-js';
import type { MemberId } from '../../crdt/basics/id.ts';
import { useApp } from '../live/app-context.tsx';
import { laterThan, peopleHere } from '../live/people-here.ts';
import { useWorkspace } from '../live/workspace-context.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { markPage } from '../ui/mark-page.ts';
import { momentWords } from '../words/moment.ts';
import { joinNames } from '../words/names.ts';
import { useAnnouncer } from './announcer-context.tsx';
import styles from './moment.module.css';

/** For whoever needs a moment: the page dims and waits until they say that they are back. */
export function OwnMoment(): JSX.Element {
  const { manner, workspace } = useWorkspace();
  const { clock } = useApp().browser;
  const back = (): void =>
    workspace.setManner({
      needsMoment: false,
      momentMs: laterThan(manner().momentMs, clock.nowMs()),
    });
  return (
    <Show when={manner().needsMoment}>
      <Dialog look="calm" title={momentWords.take} onClose={back}>
        <p>{momentWords.takeText}</p>
        <Button look="main" word={momentWords.back} data-first="" onClick={back} />
      </Dialog>
    </Show>
  );
}

/**
 * For the others: the page dims too, and a card says for whom. It may be put aside, which ends nobody's moment. It takes no
 * focus: somebody may be in the middle of a word.
 */
export function OthersMoment(): JSX.Element {
  const { manner, presence, nameOf } = useWorkspace();
  const announcer = useAnnouncer();
  const here = createMemo(() => peopleHere(presence()));
  const needing = createMemo<readonly MemberId[]>(
    () =>
      here()
        .filter((one) => one.needsMoment)
        .map((one) => one.member),
    [],
    { equals: (one, other) => one.join() === other.join() },
  );
  /** Whose moment this person has seen and put aside. */
  const [aside, setAside] = createSignal<readonly MemberId[]>([]);
  const told = (): boolean => needing().some((member) => !aside().includes(member));
  const sentence = (words: typeof momentWords.needs, members: readonly MemberId[]): string =>
    words(joinNames(members.map(nameOf)), members.length > 1);
  createEffect(
    on(needing, (now, before = []) => {
      const begun = now.filter((member) => !before.includes(member));
      if (begun.length > 0)
        announcer.say(`${sentence(momentWords.needs, begun)} ${momentWords.noHurry}`);
      for (const member of before) {
        // Whoever has gone is told of by the connection line.
        const isHere = here().some((one) => one.member === member);
        if (isHere && !now.includes(member)) announcer.say(momentWords.isBack(nameOf(member)));
      }
      setAside((known) => known.filter((member) => now.includes(member)));
    }),
  );
  return (
    // Whoever rests has one card before them, and not two.
    <Show when={needing().length > 0 && !manner().needsMoment}>
      <Show
        when={told()}
        fallback={<p class={styles['aside']}>{sentence(momentWords.taking, needing())}</p>}
      >
        <MomentCard
          text={sentence(momentWords.needs, needing())}
          onAside={() => setAside(needing())}
        />
      </Show>
    </Show>
  );
}

function MomentCard(props: { readonly text: string; readonly onAside: () => void }): JSX.Element {
  const before = document.activeElement;
  let card: HTMLElement | undefined;
  // Quick exit gets a ground of its own above the veil.
  markPage('dialog');
  onCleanup(() => {
    if (card?.contains(document.activeElement) !== true) return;
    const back =
      before instanceof HTMLElement && before !== document.body && before.isConnected
        ? before
        : document.querySelector<HTMLElement>('#page h1');
    back?.focus({ preventScroll: true });
  });
  return (
    <div class={styles['veil']}>
      <section
        ref={(own) => {
          card = own;
        }}
        class={styles['card']}
        aria-label={`${props.text} ${momentWords.noHurry}`}
        onKeyDown={(event) => {
          if (event.key === 'Escape') props.onAside();
        }}
      >
        <p class={styles['words']}>{props.text}</p>
        <p>{momentWords.noHurry}</p>
        <Button word={momentWords.goOn} onClick={() => props.onAside()} />
      </section>
    </div>
  );
}

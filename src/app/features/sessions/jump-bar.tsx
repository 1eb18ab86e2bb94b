import { createEffect, createSignal, For, onCleanup, type JSX } from 'solid-js';
import { markPage } from '../../ui/mark-page.ts';
import { sessionRoomWords } from '../../words/session-room.ts';
import styles from './jump-bar.module.css';

export type JumpPart = keyof typeof sessionRoomWords.jump;

/**
 * On a phone the parts of a session stand one below the other: this jumps between them, above the places of the workspace,
 * in reach of a thumb. It writes nothing into the address, which would stay in the browser's history.
 */
export function JumpBar(props: { readonly parts: readonly JumpPart[] }): JSX.Element {
  const [current, setCurrent] = createSignal<JumpPart>();
  markPage('jumps');
  const place = (part: JumpPart): HTMLElement | null =>
    document.querySelector<HTMLElement>(`#page [data-part="${part}"]`);
  const jump = (part: JumpPart): void => {
    const target = place(part);
    if (target === null) return;
    target.scrollIntoView({ block: 'start' });
    // What stands there first is where one goes on, by key or by voice.
    const first = target.querySelector<HTMLElement>('h2, h3') ?? target;
    first.setAttribute('tabindex', '-1');
    first.focus({ preventScroll: true });
  };
  createEffect(() => {
    const parts = props.parts;
    if (!('IntersectionObserver' in window)) return;
    const seen = new Map<Element, boolean>();
    // The part that lies across the upper third of the screen is the one that is read.
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) seen.set(entry.target, entry.isIntersecting);
        setCurrent(
          parts.findLast((part) => {
            const element = place(part);
            return element !== null && seen.get(element) === true;
          }),
        );
      },
      { rootMargin: '-30% 0px -69% 0px' },
    );
    for (const part of parts) {
      const element = place(part);
      if (element !== null) observer.observe(element);
    }
    onCleanup(() => observer.disconnect());
  });
  return (
    <nav class={styles['bar']} aria-label={sessionRoomWords.jumps}>
      <ul class={styles['parts']}>
        <For each={props.parts}>
          {(part) => (
            <li>
              <button
                type="button"
                class={styles['part']}
                aria-current={current() === part ? 'true' : undefined}
                onClick={() => jump(part)}
              >
                {sessionRoomWords.jump[part]}
              </button>
            </li>
          )}
        </For>
      </ul>
    </nav>
  );
}

import {
  createContext,
  createEffect,
  createSignal,
  For,
  Show,
  useContext,
  type Accessor,
  type JSX,
} from 'solid-js';
import { Button } from './button.tsx';
import { catchFocus } from './catch-focus.ts';
import { markPage } from './mark-page.ts';
import styles from './toasts.module.css';

/** Something that has just been done, said in a short sentence, with a way to take it back. */
export interface Toast {
  readonly text: string;
  readonly undo?: () => void;
}

export interface Toasts {
  readonly shown: Accessor<readonly (Toast & { readonly id: number })[]>;
  show(toast: Toast): void;
  dismiss(id: number): void;
  /** While the pointer or focus is on them, none goes away. */
  hold(by: 'pointer' | 'focus', held: boolean): void;
  /** What could be taken back is gone from the page, and its notices with it. */
  forgetUndo(): void;
}

/** How long a notice stays; long enough to read, find and press its button. */
const stayMs = 12_000;

/** Notices that go away by themselves, unless held. `after` is the clock's. */
export function createToasts(after: (delayMs: number, run: () => void) => () => void): Toasts {
  const [shown, setShown] = createSignal<readonly (Toast & { readonly id: number })[]>([]);
  let next = 1;
  const holds = new Set<'pointer' | 'focus'>();
  const keep = (isKept: (toast: Toast & { readonly id: number }) => boolean): void => {
    setShown((toasts) => toasts.filter(isKept));
    // What goes away under the pointer or with focus in it is left by no event.
    holds.clear();
  };
  const dismiss = (id: number): void => keep((toast) => toast.id !== id);
  const wait = (id: number): void => {
    after(stayMs, () => {
      if (holds.size > 0) wait(id);
      else dismiss(id);
    });
  };
  return {
    shown,
    dismiss,
    show(toast) {
      const id = next;
      next += 1;
      setShown((toasts) => [...toasts, { ...toast, id }].slice(-3));
      wait(id);
    },
    hold(by, held) {
      if (held) holds.add(by);
      else holds.delete(by);
    },
    forgetUndo: () => keep((toast) => toast.undo === undefined),
  };
}

const ToastsContext = createContext<Toasts>();
export const ToastsProvider = ToastsContext.Provider;

/** The notices of this page. */
export function useToasts(): Toasts {
  const toasts = useContext(ToastsContext);
  if (toasts === undefined) throw new Error('useToasts is used outside a ToastsProvider.');
  return toasts;
}

/** Where notices appear: a polite live region near the end of the page, reachable by Tab. */
export function ToastList(props: {
  readonly label: string;
  readonly undoWord: string;
  readonly closeWord: string;
}): JSX.Element {
  const toasts = useToasts();
  let list: HTMLElement | undefined;
  createEffect(() => {
    if (toasts.shown().length > 0) markPage('toasts');
  });
  const close = (id: number): void => {
    toasts.dismiss(id);
    catchFocus(() => list?.querySelector('button'));
  };
  return (
    <section
      ref={(own) => {
        list = own;
      }}
      class={styles['list']}
      aria-label={props.label}
      aria-live="polite"
      onPointerOver={() => toasts.hold('pointer', true)}
      onPointerLeave={() => toasts.hold('pointer', false)}
      onFocusIn={() => toasts.hold('focus', true)}
      onFocusOut={() => toasts.hold('focus', false)}
    >
      <For each={toasts.shown()}>
        {(toast) => (
          <div class={styles['toast']}>
            <p>{toast.text}</p>
            <Show when={toast.undo}>
              {(undo) => (
                <Button
                  look="quiet"
                  word={props.undoWord}
                  onClick={() => {
                    undo()();
                    close(toast.id);
                  }}
                />
              )}
            </Show>
            <Button look="quiet" word={props.closeWord} onClick={() => close(toast.id)} />
          </div>
        )}
      </For>
    </section>
  );
}

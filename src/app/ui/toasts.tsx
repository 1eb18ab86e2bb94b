import {
  createContext,
  createSignal,
  For,
  Show,
  useContext,
  type Accessor,
  type JSX,
} from 'solid-js';
import { Button } from './button.tsx';
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
  /** While somebody points at them or has focus in them, none goes away. */
  hold(held: boolean): void;
}

/** How long a notice stays; long enough to read, find and press its button. */
const stayMs = 12_000;

/** Notices that go away by themselves, unless held. `after` is the clock's. */
export function createToasts(after: (delayMs: number, run: () => void) => () => void): Toasts {
  const [shown, setShown] = createSignal<readonly (Toast & { readonly id: number })[]>([]);
  let next = 1;
  let held = false;
  const dismiss = (id: number): void => {
    setShown((toasts) => toasts.filter((toast) => toast.id !== id));
  };
  const wait = (id: number): void => {
    after(stayMs, () => {
      if (held) wait(id);
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
    hold(isHeld) {
      held = isHeld;
    },
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
  return (
    <section
      class={styles['list']}
      aria-label={props.label}
      aria-live="polite"
      onPointerEnter={() => toasts.hold(true)}
      onPointerLeave={() => toasts.hold(false)}
      onFocusIn={() => toasts.hold(true)}
      onFocusOut={() => toasts.hold(false)}
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
                    toasts.dismiss(toast.id);
                  }}
                />
              )}
            </Show>
            <Button look="quiet" word={props.closeWord} onClick={() => toasts.dismiss(toast.id)} />
          </div>
        )}
      </For>
    </section>
  );
}

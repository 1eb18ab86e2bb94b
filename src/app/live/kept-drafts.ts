import { createSignal, onCleanup, type Accessor } from 'solid-js';
import { useWorkspace } from './workspace-context.tsx';

/** Something that is being written. */
export interface KeptDraft<T> {
  readonly value: Accessor<T>;
  write(value: T): void;
  /** Saved or thrown away: nothing is kept for another time. */
  settle(): void;
}

/**
 * Drafts of one sort. Each lasts as long as its form is open; what is neither saved nor thrown away is there again at the
 * next opening: in the memory of this page only, and gone when the workspace is closed. `of` tells drafts apart.
 */
export function keptDrafts<T>(): (of: string, was: T) => KeptDraft<T> {
  const kept = new WeakMap<object, Map<string, T>>();
  return (of, was) => {
    const { workspace } = useWorkspace();
    const drafts = kept.get(workspace) ?? new Map<string, T>();
    kept.set(workspace, drafts);
    const [value, setValue] = createSignal<T>(drafts.get(of) ?? was);
    let settled = false;
    onCleanup(() => {
      if (settled || value() === was) drafts.delete(of);
      else drafts.set(of, value());
    });
    return {
      value,
      write: (next) => setValue(() => next),
      settle() {
        settled = true;
      },
    };
  };
}

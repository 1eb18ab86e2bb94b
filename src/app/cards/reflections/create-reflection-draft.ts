import { createSignal, onCleanup, type Accessor } from 'solid-js';
import { useWorkspace } from '../../live/workspace-context.tsx';

/** Words that are being written. */
export interface ReflectionDraft {
  readonly text: Accessor<string>;
  write(text: string): void;
  /** Saved or thrown away: nothing is kept for another time. */
  settle(): void;
}

const kept = new WeakMap<object, Map<string, string>>();

/**
 * Words for as long as their form is open. What is neither saved nor thrown away is there again at the next opening: in
 * the memory of this page only, and gone when the workspace is closed. `of` tells drafts apart.
 */
export function createReflectionDraft(of: string, was: string): ReflectionDraft {
  const { workspace } = useWorkspace();
  const drafts = kept.get(workspace) ?? new Map<string, string>();
  kept.set(workspace, drafts);
  const [text, setText] = createSignal(drafts.get(of) ?? was);
  let settled = false;
  onCleanup(() => {
    if (settled || text() === was) drafts.delete(of);
    else drafts.set(of, text());
  });
  return {
    text,
    write: setText,
    settle() {
      settled = true;
    },
  };
}

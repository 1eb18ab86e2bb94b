import { onCleanup } from 'solid-js';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { makeUndoKeys } from '../../ui/undo-keys.ts';

/** Something that was done on a page of sessions, said in a notice, and how to take it back. */
export interface UndoNotice {
  readonly text: string;
  readonly undo: () => void;
  /** Takes the place of the last notice of the same sort, so that ten small steps are not ten notices. */
  readonly sort?: 'moved' | 'done';
}

/** A notice while it can be taken back; it may be gone from sight by then. */
interface Step extends UndoNotice {
  readonly toast: number | undefined;
}

/** What can be taken back on the page of sessions that is open, the last one at the end. */
const kept = new WeakMap<object, Step[]>();

function useSteps(): Step[] {
  const { workspace } = useWorkspace();
  const steps = kept.get(workspace) ?? [];
  kept.set(workspace, steps);
  return steps;
}

/** Says what was done, with Undo; the keys of {@link makeUndoNoticeKeys} take back the last of these. */
export function useUndoNotices(): (notice: UndoNotice) => void {
  const toasts = useToasts();
  const steps = useSteps();
  return (notice) => {
    const last = steps.at(-1);
    if (last?.toast !== undefined && notice.sort !== undefined && last.sort === notice.sort) {
      toasts.dismiss(last.toast);
    }
    const undo = (): void => {
      const place = steps.indexOf(step);
      if (place >= 0) steps.splice(place, 1);
      notice.undo();
    };
    toasts.show({ text: notice.text, undo });
    const step: Step = { ...notice, undo, toast: toasts.shown().at(-1)?.id };
    steps.push(step);
  };
}

/**
 * Ctrl or Cmd with Z takes back the last thing that was said with Undo, for as long as the page that calls this is there.
 * Not the last change of the kind: that may be one of another session, out of sight, and setting aside is no step of it.
 */
export function makeUndoNoticeKeys(): void {
  const toasts = useToasts();
  const steps = useSteps();
  steps.length = 0;
  const undo = (): void => {
    const last = steps.at(-1);
    if (last?.toast !== undefined) toasts.dismiss(last.toast);
    last?.undo();
  };
  makeUndoKeys(() => ({ undo: steps.length > 0 ? undo : undefined, redo: undefined }));
  onCleanup(() => {
    steps.length = 0;
  });
}

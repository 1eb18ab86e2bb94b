import { createMemo, untrack, type JSX } from 'solid-js';
import type { Thread } from '../../../crdt/documents/comments/types.ts';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { commentsWords } from '../../words/comments.ts';

/** Tells a screen reader when somebody else said something while this was open. */
export function CommentNews(props: { readonly threads: readonly Thread[] }): JSX.Element {
  const { me, nameOf } = useWorkspace();
  const others = () =>
    props.threads
      .flatMap(({ replies }) => replies)
      .filter(({ created }) => created.by !== undefined && created.by !== me);
  const known = new Set<string>(untrack(others).map(({ id }) => id));
  const newest = createMemo((before: string): string => {
    const fresh = others().filter(({ id }) => !known.has(id));
    for (const { id } of fresh) known.add(id);
    const last = fresh.at(-1);
    return last === undefined ? before : commentsWords.cameIn(nameOf(last.created.by));
  }, '');
  return (
    <VisuallyHidden>
      <span aria-live="polite">{newest()}</span>
    </VisuallyHidden>
  );
}

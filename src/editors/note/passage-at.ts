import type { ResolvedPos } from '@tiptap/pm/model';
import { passagesOf } from '../shared/passages.ts';
import type { Passage, PassageKind } from '../shared/passages.ts';

/** The passage that a caret is in or at the edge of; comments before the others. */
export function passageAt(
  $caret: ResolvedPos,
  kind?: PassageKind,
  isKnown: (passage: Passage) => boolean = () => true,
): Passage | undefined {
  const marks = [...($caret.nodeAfter?.marks ?? []), ...($caret.nodeBefore?.marks ?? [])];
  return passagesOf(marks).find(
    (passage) => (kind === undefined || passage.kind === kind) && isKnown(passage),
  );
}

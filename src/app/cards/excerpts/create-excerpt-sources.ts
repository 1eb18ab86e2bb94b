import { createMemo, type Accessor } from 'solid-js';
import type { MemberId } from '../../../crdt/basics/id.ts';
import type { ExcerptSource, ExcerptSources } from '../../../editors/shared/excerpt-quote.ts';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { excerptWords } from '../../words/excerpts.ts';
import { createSourceLine } from './create-source-line.ts';

/** What is known of the excerpts of this workspace, for words in which they are quoted. */
export function createExcerptSources(): Accessor<ExcerptSources> {
  const { excerpts } = useSessionRoom();
  const { memberOf, nameOf } = useWorkspace();
  const lineOf = createSourceLine();
  const colourOf = (by: MemberId | undefined): number => memberOf(by)?.colour ?? 0;
  const known = createMemo<ExcerptSources>(() => {
    const sources = new Map<string, ExcerptSource>();
    for (const excerpt of excerpts.view.excerpts) {
      const { id, text, created } = excerpt;
      const line = lineOf(created.by, excerpt);
      sources.set(id, {
        text,
        line,
        changedLine: excerptWords.changed(line),
        colour: colourOf(created.by),
      });
    }
    for (const { id, created } of excerpts.view.takenBack) {
      const line = excerptWords.takenBackHere(nameOf(created.by));
      sources.set(id, { text: undefined, line, changedLine: line, colour: colourOf(created.by) });
    }
    return sources;
  });
  return known;
}

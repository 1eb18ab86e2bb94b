import { createSourceLine } from '../../cards/excerpts/create-source-line.ts';
import type { AgendaLine } from '../../cards/agenda/agenda-lines.ts';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import { excerptWords } from '../../words/excerpts.ts';

/**
 * Says where the words of an item come from, where they are a copy of what somebody shared: only in the hand of that very
 * person, and where the words were changed since it says so too.
 */
export function createItemSource(): (item: AgendaLine['item']) => string | undefined {
  const { excerpts } = useSessionRoom();
  const lineOf = createSourceLine();
  return ({ text, from, created }) => {
    const shared = excerpts.view.excerpts.find(({ id }) => id === from?.excerpt);
    if (shared === undefined || shared.created.by !== created.by) return undefined;
    const line = lineOf(shared.created.by, shared);
    return text === shared.text ? line : excerptWords.changed(line);
  };
}

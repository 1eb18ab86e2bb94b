import { fromBase64Url, toBase64Url } from '../../../crdt/basics/bytes.ts';
import type { Live } from '../../../crdt/basics/live.ts';
import type { EditorPresence, OtherCaret } from '../../../editors/shared/presence.ts';
import type { Caret, NoteSession } from '../../live/workspace-context.tsx';

/** Carets between a note's editor, which speaks of bytes, and its session, which carries them as text. */
export function notePresence(session: NoteSession): EditorPresence {
  return {
    own: {
      setSelection(selection) {
        session.setCaret(
          selection === undefined
            ? undefined
            : { anchor: toBase64Url(selection.anchor), head: toBase64Url(selection.head) },
        );
      },
    },
    others: mapped(session.carets, (carets) => carets.map(readCaret)),
  };
}

/** A caret whose place cannot be read belongs to somebody who is in the note, but nowhere. */
function readCaret(caret: Caret): OtherCaret {
  const anchor = fromBase64Url(caret.selection.anchor);
  const head = fromBase64Url(caret.selection.head);
  return {
    key: caret.key,
    name: caret.name,
    colour: caret.colour,
    wrote: caret.wrote,
    selection: anchor === undefined || head === undefined ? undefined : { anchor, head },
  };
}

/** Mapped once for each value: carets are asked for at every letter. */
function mapped<From, To>(live: Live<From>, map: (value: From) => To): Live<To> {
  let from = live.get();
  let to = map(from);
  const get = (): To => {
    if (live.get() === from) return to;
    from = live.get();
    to = map(from);
    return to;
  };
  return {
    get,
    subscribe: (listener) => live.subscribe(() => listener(get())),
  };
}

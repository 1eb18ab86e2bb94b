import type * as Y from 'yjs';
import type { DeviceId, RecordId } from '../basics/id.ts';
import { liveValue } from '../basics/live.ts';
import type { Live } from '../basics/live.ts';
import type { MembersView } from '../documents/members/types.ts';
import type { SpacePresence } from './connect-space.ts';
import type { Caret, NoteSession } from './workspace.ts';

/** The verbs of a kind whose records hold rich text. */
interface Words {
  body(record: RecordId): Y.XmlFragment | undefined;
  touch(record: RecordId): void;
}

/** Opens shared words for an editor: those of a note or of a session, the others' carets in them, and one's own caret for them. */
export function openNoteSession(options: {
  readonly note: RecordId;
  readonly words: Words;
  readonly members: Live<MembersView>;
  readonly presence: SpacePresence;
  /** The device that a clientID is a hand of. */
  readonly authorOf: (client: number) => DeviceId | undefined;
}): NoteSession | undefined {
  const { note, words, members, presence } = options;
  const fragment = words.body(note);
  if (fragment === undefined) return undefined;

  const read = (): readonly Caret[] => {
    const { members: here, gone } = members.get();
    const people = [...here, ...gone];
    return presence.others.get().flatMap(({ key, member, device, state }) => {
      if (state.caret?.note !== note) return [];
      const person = people.find(({ id }) => id === member);
      return [
        {
          key,
          name: person?.name ?? '',
          colour: person?.colour ?? 0,
          selection: state.caret.selection,
          wrote: (client: number) => options.authorOf(client) === device,
        },
      ];
    });
  };
  const carets = liveValue(read());
  const refresh = (): void => carets.set(read());
  const stops = [presence.others.subscribe(refresh), members.subscribe(refresh)];
  return {
    note,
    fragment,
    carets,
    setCaret: (selection) => presence.setCaret(selection && { note, selection }),
    edited: () => words.touch(note),
    close() {
      for (const stop of stops) stop();
      presence.setCaret(undefined);
    },
  };
}

import type { DeviceId, RecordId } from '../basics/id.ts';
import { liveValue } from '../basics/live.ts';
import type { Live } from '../basics/live.ts';
import type { MembersView } from '../documents/members/types.ts';
import type { NotesVerbs } from '../documents/notes/types.ts';
import type { SpacePresence } from './connect-space.ts';
import type { Caret, NoteSession } from './workspace.ts';

/** Opens a note for an editor: its words, the others' carets in it, and one's own caret for them. */
export function openNoteSession(options: {
  readonly note: RecordId;
  readonly notes: NotesVerbs;
  readonly members: Live<MembersView>;
  readonly presence: SpacePresence;
  /** The device that a clientID is a hand of. */
  readonly authorOf: (client: number) => DeviceId | undefined;
}): NoteSession | undefined {
  const { note, notes, members, presence } = options;
  const fragment = notes.body(note);
  if (fragment === undefined) return undefined;

  const read = (): readonly Caret[] => {
    const people = members.get().members;
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
    edited: () => notes.touch(note),
    close() {
      for (const stop of stops) stop();
      presence.setCaret(undefined);
    },
  };
}

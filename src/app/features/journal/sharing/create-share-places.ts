import { createMemo, createSignal, type Accessor } from 'solid-js';
import type { RecordId } from '../../../../crdt/basics/id.ts';
import { createNow } from '../../../live/create-now.ts';
import { createPlacedSessions, isOver } from '../../../live/create-placed-sessions.ts';
import { useSessionRoom, type SharePlace } from '../../../live/session-room-context.tsx';
import { useWorkspace } from '../../../live/workspace-context.tsx';
import { sharedWords } from '../../../words/shared.ts';
import { sharingWords } from '../../../words/sharing.ts';
import { whenDay, whenFull } from '../../../words/when-planned.ts';

/** The most notes that are offered, the last changed first, and the most sessions. */
const most = { notes: 50, sessions: 4 } as const;

/** A place in words. */
interface Offered<Value extends string> {
  readonly value: Value;
  readonly word: string;
}

/** Where in the open workspace a passage may go, and where it is to go. */
export interface SharePlaces {
  readonly tags: Accessor<readonly Offered<SharePlace['tag']>[]>;
  readonly tag: Accessor<SharePlace['tag']>;
  readonly setTag: (tag: SharePlace['tag']) => void;
  /** Notes, and the notes of sessions that are near. */
  readonly notes: Accessor<readonly Offered<RecordId>[]>;
  readonly note: Accessor<RecordId | undefined>;
  readonly setNote: (note: RecordId) => void;
  readonly place: Accessor<SharePlace>;
}

/** Offers only what can be written into. */
export function createSharePlaces(): SharePlaces {
  const { notes } = useWorkspace();
  const { agenda, sessions } = useSessionRoom();
  const placed = createPlacedSessions(createNow(60_000));
  const next = createMemo(() => placed().find(({ state }) => !isOver(state))?.session);
  const [tag, setTag] = createSignal<SharePlace['tag']>('own');
  const [chosen, setChosen] = createSignal<RecordId>();
  const sessionNotes = (): readonly Offered<RecordId>[] => {
    if (sessions.newer()) return [];
    const held = placed().filter(({ state }) => isOver(state) && state !== 'missed');
    const near = [...held.slice(1 - most.sessions).map(({ session }) => session), next()];
    return near.reverse().flatMap((session) => {
      if (session === undefined) return [];
      return [{ value: session.id, word: sharingWords.sessionNotes(whenDay(session.atMs)) }];
    });
  };
  const offered = createMemo<readonly Offered<RecordId>[]>(() => [
    ...(notes.newer() ? [] : notes.view.notes.slice(0, most.notes)).map(({ id, title }) => ({
      value: id,
      word: title === '' ? sharedWords.untitledNote : title,
    })),
    ...sessionNotes(),
  ]);
  const note = (): RecordId | undefined =>
    offered().find(({ value }) => value === chosen())?.value ?? offered()[0]?.value;
  const agendaWord = (): string => {
    const session = next();
    return session === undefined
      ? sharingWords.onNextAgenda
      : sharingWords.onAgenda(whenFull(session.atMs));
  };
  const tags = (): readonly Offered<SharePlace['tag']>[] => [
    { value: 'own', word: sharingWords.own },
    ...(agenda.newer() ? [] : [{ value: 'agenda', word: agendaWord() } as const]),
    ...(note() === undefined ? [] : [{ value: 'note', word: sharingWords.intoNote } as const]),
  ];
  const tagNow = (): SharePlace['tag'] =>
    tags().find(({ value }) => value === tag())?.value ?? 'own';
  return {
    tags,
    tag: tagNow,
    setTag,
    notes: offered,
    note,
    setNote: setChosen,
    place() {
      const [into, session] = [note(), next()];
      if (tagNow() === 'note' && into !== undefined) return { tag: 'note', note: into };
      if (tagNow() !== 'agenda') return { tag: 'own' };
      return session === undefined ? { tag: 'agenda' } : { tag: 'agenda', session: session.id };
    },
  };
}

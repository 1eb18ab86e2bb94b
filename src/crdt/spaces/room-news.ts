import type { RecordId } from '../basics/id.ts';
import type { Excerpt } from '../documents/excerpts/types.ts';
import { cutText } from '../documents/shapes/cut-text.ts';
import type { NewsRecord } from './changes.ts';
import type { SessionRoom } from './session-room.ts';

/** What may be news of a session room: what was planned, brought, asked, heard, decided and given, and sessions that were moved. */
export function roomNews(room: SessionRoom): readonly NewsRecord[] {
  const { sessions, agenda, tasks, polls, reflections, feedback, excerpts } = room;
  const there = new Set(sessions.view.get().sessions.map(({ id }) => id));
  /** One that was taken off has no page to go to. */
  const onPage = (session: RecordId | undefined): RecordId | undefined =>
    session !== undefined && there.has(session) ? session : undefined;
  /** Where somebody finds what was shared: it is told of as something of that place. */
  const placeOf = ({ id, place }: Excerpt): Pick<NewsRecord, 'at' | 'session' | 'told'> => {
    if (place.tag === 'own') return { told: { added: 'excerpt-added' } };
    if (place.tag === 'note' && !there.has(place.note))
      return { at: place.note, told: { added: 'note-shared' } };
    const item = agenda.view.get().items.find(({ from }) => from?.excerpt === id);
    const session = place.tag === 'note' ? place.note : item?.session;
    return { session: onPage(session), told: { added: 'agenda-shared' } };
  };
  return [
    ...sessions.view.get().sessions.map((session) => ({
      ...session,
      session: session.id,
      title: String(session.atMs),
      told: { added: 'session-added', changed: 'session-changed' } as const,
    })),
    // A copy of what was shared is told of as that.
    ...agenda.view
      .get()
      .items.filter(({ from }) => from === undefined)
      .map((item) => ({
        ...item,
        session: onPage(item.session),
        title: item.text,
        told: { added: 'agenda-added' } as const,
      })),
    ...tasks.view.get().tasks.map((task) => ({
      ...task,
      session: onPage(task.session),
      title: task.text,
      told: { added: 'task-added' } as const,
    })),
    ...polls.view.get().polls.map((poll) => ({
      ...poll,
      session: onPage(poll.session),
      title: poll.question,
      told: { added: 'poll-added' } as const,
    })),
    ...reflections.view.get().reflections.map((card) => ({
      ...card,
      session: onPage(card.session),
      title: card.text,
      told: { added: 'reflection-added' } as const,
    })),
    ...feedback.view.get().feedback.map((one) => ({
      ...one,
      session: onPage(one.session),
      title: one.words,
      told: { added: 'feedback-added' } as const,
    })),
    ...excerpts.view.get().excerpts.map((one) => ({
      ...one,
      ...placeOf(one),
      title: firstLine(one.text),
      changed: one.created,
    })),
  ];
}

/** How much of a passage is told of, in UTF-16 units. */
const toldLength = 120;

function firstLine(text: string): string {
  const [line = ''] = text.split('\n');
  return line.length <= toldLength ? line : `${cutText(line, toldLength)}…`;
}

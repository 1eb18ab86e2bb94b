import type { RecordId } from '../basics/id.ts';
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
      title: firstLine(one.text),
      changed: one.created,
      told: { added: 'excerpt-added' } as const,
    })),
  ];
}

/** How much of a passage is told of, in UTF-16 units. */
const toldLength = 120;

function firstLine(text: string): string {
  const [line = ''] = text.split('\n');
  return line.length <= toldLength ? line : `${cutText(line, toldLength)}…`;
}

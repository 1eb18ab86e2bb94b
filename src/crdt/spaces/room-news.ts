import type { NewsRecord } from './changes.ts';
import type { SessionRoom } from './session-room.ts';

/** What may be news of a session room: what was planned, brought, asked, heard, decided and given, and sessions that were moved. */
export function roomNews(room: SessionRoom): readonly NewsRecord[] {
  const { sessions, agenda, tasks, polls, reflections, feedback } = room;
  return [
    ...sessions.view.get().sessions.map((session) => ({
      ...session,
      title: String(session.atMs),
      told: { added: 'session-added', changed: 'session-changed' } as const,
    })),
    ...agenda.view.get().items.map((item) => ({
      ...item,
      title: item.text,
      told: { added: 'agenda-added' } as const,
    })),
    ...tasks.view.get().tasks.map((task) => ({
      ...task,
      title: task.text,
      told: { added: 'task-added' } as const,
    })),
    ...polls.view.get().polls.map((poll) => ({
      ...poll,
      title: poll.question,
      told: { added: 'poll-added' } as const,
    })),
    ...reflections.view.get().reflections.map((card) => ({
      ...card,
      title: card.text,
      told: { added: 'reflection-added' } as const,
    })),
    ...feedback.view.get().feedback.map((one) => ({
      ...one,
      title: one.words,
      told: { added: 'feedback-added' } as const,
    })),
  ];
}

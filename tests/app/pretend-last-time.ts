import type { RecordId } from '../../src/crdt/basics/id.ts';
import { feedback } from '../../src/crdt/documents/feedback/feedback.ts';
import { polls } from '../../src/crdt/documents/polls/polls.ts';
import { sessions } from '../../src/crdt/documents/sessions/sessions.ts';
import type { SimulatedClock } from '../cast/simulated-clock.ts';
import type { PretendHour } from './pretend-hour.ts';
import { imani, sam } from './pretend-people.ts';

const dayMs = 86_400_000;

/** What both leave at the end of an hour: a sentence each, how it was for Sam, an answer to it, and what changes. */
export function leaveWords(hour: PretendHour, session: RecordId = hour.session): void {
  const { room } = hour.room;
  room.sessions.verbs.takeAway(session, 'How steady Sam’s voice was when he spoke of the call.');
  const own = hour.room.as(sam.id, sessions);
  own.takeAway(
    session,
    'I can hang up and still be kind. I want to try it on Sunday, with the end agreed first.',
  );
  own.sharePace(session, 'slower');
  const given = hour.room.as(sam.id, feedback).give({
    session,
    scores: { heard: 9, matters: 8, speed: 4, fits: 7 },
    words: 'We went on before I had finished with the call.',
    wish: 'next',
  });
  room.feedback.verbs.reply(given, 'Thank you for saying so. I noticed it too late.');
  room.feedback.verbs.adjust(given, 'We stay with one thing until Sam says that it is enough.');
}

/** A session a week before, held to its end, with what both left. */
export function heldLastWeek(hour: PretendHour, clock: SimulatedClock): void {
  const { verbs } = hour.room.room.sessions;
  const startsMs = [clock.nowMs() - 5 * dayMs];
  const last = verbs.plan({ startsMs, minutes: 50, how: 'video' });
  verbs.close(last);
  leaveWords(hour, last);
}

/** What waits for Imani until then: two things to do, and a question. */
export function leaveToDo(hour: PretendHour): void {
  const { verbs } = hour.room.room.tasks;
  const between = { sort: 'between', session: hour.session } as const;
  verbs.add({ ...between, text: 'Send the breathing card', owner: imani.id, day: '2026-11-23' });
  verbs.add({ ...between, text: 'Look up the opening hours of the riverside path' });
  hour.room.as(sam.id, polls).ask({
    question: 'Where shall we start next time?',
    sort: 'one',
    options: ['My brother', 'Sleep', 'Work'],
    hidden: true,
    withoutNames: false,
    asked: [imani.id, sam.id],
  });
}

import { agenda } from './agenda/agenda.ts';
import { comments } from './comments/comments.ts';
import { devices } from './devices/devices.ts';
import type { DocumentKind } from './document-kind.ts';
import { excerpts } from './excerpts/excerpts.ts';
import { feedback } from './feedback/feedback.ts';
import { goals } from './goals/goals.ts';
import { journal } from './journal/journal.ts';
import { keys } from './keys/keys.ts';
import { members } from './members/members.ts';
import { notes } from './notes/notes.ts';
import { paceHistory } from './pace-history/pace-history.ts';
import { parked } from './parked/parked.ts';
import { polls } from './polls/polls.ts';
import { reflections } from './reflections/reflections.ts';
import { sessions } from './sessions/sessions.ts';
import { tasks } from './tasks/tasks.ts';

/** Every kind of document there is. Adding one: its folder, one line here, and a run of the contract suite. */
export const documentKinds: readonly DocumentKind<unknown, unknown>[] = [
  members,
  goals,
  notes,
  comments,
  reflections,
  feedback,
  sessions,
  agenda,
  tasks,
  parked,
  journal,
  paceHistory,
  devices,
  keys,
  polls,
  excerpts,
];

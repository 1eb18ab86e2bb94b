import * as Y from 'yjs';
import type { Clock } from '../../src/crdt/basics/clock.ts';
import type { RecordId } from '../../src/crdt/basics/id.ts';
import { comments } from '../../src/crdt/documents/comments/comments.ts';
import { localAlias } from '../../src/app/live/local-alias.ts';
import { element, words } from '../editors/newer-note.ts';
import { pretendAttune, type PretendAttune } from './pretend-attune.ts';
import { sam } from './pretend-people.ts';
import { weeksIn } from './pretend-scenes.ts';
import { pretendSessionRoom, type PretendSessionRoom } from './pretend-session-room.ts';
import type { PretendWorkspace } from './pretend-workspace.ts';

/** Imani on the page of a session whose notes are empty. */
export interface PretendSessionNotes extends PretendSessionRoom {
  readonly attune: PretendAttune;
  readonly workspace: PretendWorkspace;
  readonly session: RecordId;
  /** The address of the session's page. */
  readonly page: string;
}

/** Imani's workspace some weeks in, with a session now. */
export function pretendSessionNotes(clock: Clock): PretendSessionNotes {
  const pretend = pretendSessionRoom(clock);
  const session = pretend.room.sessions.verbs.plan({
    startsMs: [clock.nowMs()],
    minutes: 50,
    how: 'video',
  });
  const attune = pretendAttune(clock.nowMs());
  const workspace = weeksIn(clock);
  Object.assign(workspace, { sessionRoom: () => Promise.resolve(pretend.room) });
  attune.keep(workspace);
  const alias = (record: RecordId | 'workspace'): string => localAlias(workspace.me, record);
  const page = `/w/${alias('workspace')}/sessions/${alias(session)}`;
  return { ...pretend, attune, workspace, session, page };
}

/** Puts words into the notes: two comments, one of them resolved, a decision, something to do, and a goal by its name. */
export function writeNotes(notes: PretendSessionNotes): void {
  const { room, session, workspace } = notes;
  const fragment: unknown = room.openNotes(session)?.fragment;
  if (!(fragment instanceof Y.XmlFragment)) throw new Error('A session has notes.');
  const { verbs } = room.comments;
  const sams = notes.as(sam.id, comments);
  const spoken = verbs.add({
    place: session,
    quote: 'did not apologise for hanging up',
    text: 'You said this quietly. What was it like?',
  });
  sams.reply(spoken, 'Strange at first. Then it was quiet in a good way.');
  const resolved = sams.add({
    place: session,
    quote: 'on Sunday',
    text: 'Saturday?',
  });
  verbs.setResolved(resolved, true);
  sams.add({
    place: session,
    quote: 'I nearly called back',
    text: 'I took this out. Can we still speak about it?',
  });
  const toDo = room.tasks.verbs.add({
    sort: 'between',
    text: 'One call of ten minutes, its end agreed first',
    owner: sam.id,
    day: '2026-11-29',
    session,
  });
  room.tasks.verbs.add({ sort: 'between', text: 'Shoes by the door', session });
  const done = room.tasks.verbs.add({ sort: 'between', text: 'Send the breathing card', session });
  room.tasks.verbs.setDone(done, true);
  const decided = room.tasks.verbs.add({
    sort: 'decided',
    text: 'Calls end when one of us wants to',
    session,
  });
  const goal = workspace.goalsView.get().goals[0];
  const line = (name: string, runs: Parameters<typeof words>[0]): Y.XmlElement => {
    const block = element(name, name === 'heading' ? { level: 2 } : {});
    block.insert(0, [words(runs)]);
    return block;
  };
  fragment.insert(0, [
    line('heading', [['What we noticed']]),
    line('paragraph', [
      ['The call was '],
      ['on Sunday', { comment: { id: resolved } }],
      ['. Sam stayed on for ten minutes longer than planned, and '],
      ['did not apologise for hanging up', { comment: { id: spoken } }],
      ['. It was the first time since '],
      [goal?.text ?? '', goal === undefined ? {} : { goal: { id: goal.id } }],
      [' began.'],
    ]),
    line('heading', [['Between now and next time']]),
    line('paragraph', [
      ['One call of ten minutes, its end agreed first', { task: { id: toDo, sort: 'between' } }],
      ['. And this we keep: '],
      ['calls end when one of us wants to', { task: { id: decided, sort: 'decided' } }],
      ['.'],
    ]),
  ]);
}

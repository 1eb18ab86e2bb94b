import type { Clock } from '../../src/crdt/basics/clock.ts';
import type { DoorRequest, SpokenWords } from '../../src/crdt/spaces/joining.ts';
import { pretendAttune, type PretendAttune } from './pretend-attune.ts';
import { imani, pretendIds, sam } from './pretend-people.ts';
import { pretendWorkspace, type PretendWorkspace } from './pretend-workspace.ts';

const dayMs = 86_400_000;

/** Here, with nothing more to say. */
export const plainly = { pace: undefined, needsMoment: false, sign: undefined } as const;

/** Imani and Sam some weeks in: three goals, a few notes, both here. */
export function weeksIn(clock: Clock): PretendWorkspace {
  const nowMs = clock.nowMs();
  const touch = (by: typeof sam, daysAgo: number) => ({ by: by.id, atMs: nowMs - daysAgo * dayMs });
  const step = (text: string, done: boolean) => ({ id: pretendIds.record(), text, done });
  const workspace = pretendWorkspace({
    nowMs,
    goals: {
      goals: [
        {
          id: pretendIds.record(),
          text: 'Walk outside twice a week',
          why: 'I used to like the river. I want a reason to leave the flat that is mine.',
          status: 'working',
          steps: [
            step('Shoes by the door', true),
            step('Walk to the river once', true),
            step('Ask Noor to come on Thursday', false),
            step('Twice in one week', false),
          ],
          created: touch(sam, 21),
          changed: touch(sam, 2),
        },
        {
          id: pretendIds.record(),
          text: 'End calls with my brother when I want to',
          why: '',
          status: 'thinking',
          steps: [],
          created: touch(imani, 9),
          changed: touch(imani, 9),
        },
        {
          id: pretendIds.record(),
          text: 'Sleep with the phone in the other room',
          why: 'So that the night is quiet again.',
          status: 'reached',
          steps: [step('Buy an alarm clock', true)],
          created: touch(sam, 40),
          changed: touch(sam, 5),
        },
      ],
      removed: [],
    },
    notes: {
      notes: [
        {
          id: pretendIds.record(),
          title: 'Tuesday, 17 November',
          opening:
            'The call was on Sunday. Sam stayed on for ten minutes longer than planned, and did not apologise for hanging up.',
          created: touch(imani, 5),
          changed: touch(sam, 1),
        },
        {
          id: pretendIds.record(),
          title: 'What helps on a bad morning',
          opening: 'Open the window. Water first, then coffee. Two songs before any news.',
          created: touch(sam, 14),
          changed: touch(imani, 4),
        },
        {
          id: pretendIds.record(),
          title: '',
          opening: '',
          created: touch(sam, 30),
          changed: touch(sam, 30),
        },
      ],
      removed: [],
    },
  });
  const view = workspace.membersView.get();
  workspace.membersView.set({
    ...view,
    members: [...view.members, { ...sam, part: 'client', colour: 1, joined: touch(sam, 45) }],
  });
  const { goals } = workspace.goalsView.get();
  const { notes } = workspace.notesView.get();
  workspace.connection.set({ tag: 'connected', members: [sam.id] });
  workspace.presence.set([{ member: sam.id, place: { page: 'goals' }, ...plainly }]);
  workspace.changes.set([
    {
      id: '1',
      by: sam.id,
      atMs: nowMs - 1 * dayMs,
      what: 'note-changed',
      title: notes[0]?.title ?? '',
      record: notes[0]?.id,
    },
    {
      id: '2',
      by: sam.id,
      atMs: nowMs - 2 * dayMs,
      what: 'goal-changed',
      title: goals[0]?.text ?? '',
      record: goals[0]?.id,
    },
  ]);
  return workspace;
}

const doorWords: readonly SpokenWords[] = [
  ['heron', 'velvet', 'noon'],
  ['maple', 'copper', 'violin'],
  ['harvest', 'umbrella', 'saddle'],
];

/** Sam at the door of a workspace, or several people at once, all with the same link. */
export function atTheDoor(
  attune: PretendAttune,
  workspace: PretendWorkspace,
  names: readonly string[] = [sam.name],
): void {
  const doors = names.map((name, index): DoorRequest => {
    const id = `door ${index}`;
    const leave = (how: string): void => {
      attune.done.push(how);
      attune.doors.set(attune.doors.get().filter((one) => one.id !== id));
    };
    return {
      id,
      workspace: workspace.id,
      tag: 'at-door',
      workspaceName: workspace.membersView.get().workspaceName,
      name,
      words: doorWords[index] ?? ['heron', 'velvet', 'noon'],
      others: names.length > 1,
      letIn() {
        if (attune.faults.get().keep !== undefined) return Promise.resolve(false);
        leave('let in');
        return Promise.resolve(true);
      },
      notNow() {
        leave('not now');
        return Promise.resolve();
      },
    };
  });
  attune.doors.set(doors);
}

/** Imani with her one workspace, some weeks in. */
export function imaniAtHome(clock: Clock): {
  readonly attune: PretendAttune;
  readonly workspace: PretendWorkspace;
} {
  const attune = pretendAttune(clock.nowMs());
  const workspace = weeksIn(clock);
  attune.keep(workspace);
  return { attune, workspace };
}

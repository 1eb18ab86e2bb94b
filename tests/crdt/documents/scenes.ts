import { MemberId } from '../../../src/crdt/basics/id.ts';
import { goals } from '../../../src/crdt/documents/goals/goals.ts';
import { goalStatuses } from '../../../src/crdt/documents/goals/types.ts';
import type { GoalsVerbs, GoalsView } from '../../../src/crdt/documents/goals/types.ts';
import { members } from '../../../src/crdt/documents/members/members.ts';
import { parts } from '../../../src/crdt/documents/members/types.ts';
import type { MembersVerbs, MembersView } from '../../../src/crdt/documents/members/types.ts';
import { notes } from '../../../src/crdt/documents/notes/notes.ts';
import type { NotesVerbs, NotesView } from '../../../src/crdt/documents/notes/types.ts';
import type { SeededRandom } from '../../cast/seeded-random.ts';
import type { KindUnderContract } from '../../contracts/document-kind.contract.ts';

const words = ['sleep', 'walk with Ana', 'breathe 🌿 slowly', '', 'call mum', 'e\u0301te\u0301'];
const either = [-1, 1] as const;

/** One of the items, or none of them. */
const maybe = <T>(random: SeededRandom, items: readonly T[]): T | undefined =>
  items[random.below(items.length + 1)];

/** Goals, for the contract. */
export const goalsScene: KindUnderContract<GoalsView, GoalsVerbs> = {
  kind: goals,
  act(verbs, view, random) {
    const goal = maybe(random, [...view.goals, ...view.removed]);
    if (goal === undefined || random.chance(0.15)) {
      verbs.add({ text: random.pick(words), why: random.pick(words) });
      return;
    }
    const step = maybe(random, goal.steps);
    const place = step && { goal: goal.id, step: step.id };
    random.pick<() => void>([
      () => verbs.edit(goal.id, { text: random.pick(words) }),
      () =>
        verbs.edit(goal.id, { why: `${goal.why} ${random.pick(words)}`, was: { why: goal.why } }),
      () => verbs.setStatus(goal.id, random.pick(goalStatuses)),
      () => verbs.move(goal.id, random.pick(either)),
      () => verbs.move(goal.id, random.pick(either)),
      () => verbs.remove(goal.id),
      () => verbs.restore(goal.id),
      () => void verbs.addStep(goal.id, random.pick(words)),
      () => place && verbs.editStep(place, random.pick(words)),
      () => place && verbs.setStepDone(place, random.chance(0.5)),
      () => place && verbs.moveStep(place, random.pick(either)),
      () => place && verbs.removeStep(place),
      () => place && verbs.restoreStep(place),
      () => void verbs.undo(),
      () => void verbs.redo(),
    ])();
  },
  records: (view) => [
    ...[...view.goals, ...view.removed].map((goal) => goal.id),
    ...[...view.goals, ...view.removed].flatMap((goal) => goal.steps.map((step) => step.id)),
  ],
  stored: [
    {
      file: 'goals-v1.bin',
      shows: {
        goals: [
          {
            text: 'Sleep through the night 🌙',
            why: 'So that mornings are mine again.',
            status: 'working',
            steps: [
              { text: 'No phone in bed', done: true },
              { text: 'Same hour every evening', done: false },
            ],
          },
          { text: 'Call my sister', why: '', status: 'thinking', steps: [] },
        ],
        removed: [{ text: 'Taken back', status: 'let-go' }],
      },
    },
  ],
};

/** Notes, for the contract. */
export const notesScene: KindUnderContract<NotesView, NotesVerbs> = {
  kind: notes,
  act(verbs, view, random) {
    const note = maybe(random, [...view.notes, ...view.removed]);
    if (note === undefined) {
      verbs.add(random.pick(words));
      return;
    }
    random.pick<() => void>([
      () => verbs.setTitle(note.id, random.pick(words)),
      () => verbs.setTitle(note.id, `${note.title}!`, note.title),
      () => verbs.remove(note.id),
      () => verbs.restore(note.id),
      () => verbs.touch(note.id),
      () => void verbs.body(note.id),
      () => void verbs.undo(),
      () => void verbs.redo(),
    ])();
  },
  records: (view) => [...view.notes, ...view.removed].map((note) => note.id),
  stored: [
    {
      file: 'notes-v1.bin',
      shows: {
        notes: [{ title: 'First meeting', opening: 'What helped It was good to be heard.' }],
        removed: [{ title: 'Draft', opening: '' }],
      },
    },
  ],
};

/** Members, for the contract. */
export const membersScene: KindUnderContract<MembersView, MembersVerbs> = {
  kind: members,
  act(verbs, view, random) {
    const known = maybe(random, view.members)?.id;
    const name = random.pick(['Ana', 'Sam', 'Dr Okafor', 'Zoë']);
    random.pick<() => void>([
      () =>
        verbs.introduce({ id: known ?? MemberId.random(random), name, part: random.pick(parts) }),
      () => verbs.nameWorkspace(random.pick(words)),
      () => known !== undefined && verbs.introduce({ id: known, name, part: 'other' }),
    ])();
  },
  records: (view) => view.members.map((member) => member.id),
  stored: [
    {
      file: 'members-v1.bin',
      shows: {
        members: [
          { name: 'Dr Okafor', part: 'therapist', colour: 0 },
          { name: 'Sam', part: 'client', colour: 1 },
        ],
        workspaceName: 'Sam and Dr Okafor',
      },
    },
  ],
};

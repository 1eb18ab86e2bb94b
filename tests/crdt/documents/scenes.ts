import * as Y from 'yjs';
import { MemberId } from '../../../src/crdt/basics/id.ts';
import { goals } from '../../../src/crdt/documents/goals/goals.ts';
import { goalStatuses } from '../../../src/crdt/documents/goals/types.ts';
import type { GoalsVerbs, GoalsView } from '../../../src/crdt/documents/goals/types.ts';
import { members } from '../../../src/crdt/documents/members/members.ts';
import { parts } from '../../../src/crdt/documents/members/types.ts';
import type { MembersVerbs, MembersView } from '../../../src/crdt/documents/members/types.ts';
import { notes } from '../../../src/crdt/documents/notes/notes.ts';
import type { NotesVerbs, NotesView } from '../../../src/crdt/documents/notes/types.ts';
import type { KindUnderContract } from '../../contracts/document-kind.contract.ts';
import { mapOf, maybe, newText, oddId, oddMember, words } from './scene-parts.ts';
import type { Fields, Plant } from './scene-parts.ts';

const either = [-1, 1] as const;

/** A goal that is whole but for these fields. */
const goalWith = (fields: Fields): Y.Map<unknown> => {
  const texts = { text: newText(), why: newText(), steps: new Y.Map() };
  return mapOf({ ...texts, status: 'resting', order: 'a0', created: 1, changed: 1, ...fields });
};
const oddGoal =
  (fields: () => Fields): Plant =>
  (root) =>
    void root.set(oddId, goalWith(fields()));
const oddStep = (fields: Fields): Plant =>
  oddGoal(() => ({
    steps: mapOf({ [oddId]: mapOf({ text: newText(), done: true, order: 'a0', ...fields }) }),
  }));

/** A note that is whole but for these fields. */
const oddNote =
  (fields: () => Fields): Plant =>
  (root) => {
    const whole = { title: newText(), body: new Y.XmlFragment(), created: 1, changed: 1 };
    root.set(oddId, mapOf({ ...whole, ...fields() }));
  };

/** Somebody whose facts are whole but for these. */
const oddPerson =
  (facts: Fields): Plant =>
  (root) => {
    for (const [fact, value] of Object.entries({ name: 'Zoë', part: 'other', joined: 1, ...facts }))
      root.set(`${fact}:${oddMember}`, value);
  };

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
  odd: {
    'a word where a goal should be': (root) => void root.set(oddId, 'walk'),
    'a goal under a key that is no id': (root) => void root.set('walk', goalWith({})),
    'a number for the words': oddGoal(() => ({ text: 5 })),
    'no text for why': oddGoal(() => ({ why: null })),
    'a status nobody knows': oddGoal(() => ({ status: 'failed' })),
    'a list for the steps': oddGoal(() => ({ steps: new Y.Array() })),
    'a word for a step': oddGoal(() => ({ steps: mapOf({ [oddId]: 'shoes' }) })),
    'a step without words': oddStep({ text: 5 }),
    'a step that is done in a word': oddStep({ done: 'yes' }),
    'an order that is no key': oddGoal(() => ({ order: '-' })),
    'a moment before all moments': oddGoal(() => ({ created: -1 })),
    'a removal at no moment': oddGoal(() => ({ removedAt: 'today' })),
  },
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
  odd: {
    'a word where a note should be': (root) => void root.set(oddId, 'Meeting'),
    'a number for the title': oddNote(() => ({ title: 5 })),
    'a map for the words': oddNote(() => ({ body: new Y.Map() })),
    'a change at no moment': oddNote(() => ({ changed: Number.NaN })),
  },
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
  odd: {
    'a number for a name': oddPerson({ name: 5 }),
    'a part nobody plays': oddPerson({ part: 'boss' }),
    'a word for when somebody came': oddPerson({ joined: 'today' }),
    'a name of nobody': (root) => void root.set('name:nobody', 'Zoë'),
    'a fact nobody knows': (root) => void root.set('motto', 'Onward'),
    'a map for the name of the workspace': (root) => void root.set('workspaceName', new Y.Map()),
  },
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

import * as Y from 'yjs';
import { RecordId } from '../../basics/id.ts';
import type { DocumentKind, WriteContext } from '../document-kind.ts';
import type { KindRoot } from '../shapes/kind-root.ts';
import { placeAt } from '../shapes/ordered-list.ts';
import { readMap } from '../shapes/record.ts';
import type { RootMap } from '../shapes/record.ts';
import { recordVerbs } from '../shapes/record-verbs.ts';
import { removeRecord, restoreRecord } from '../shapes/removable.ts';
import { setValue } from '../shapes/set-value.ts';
import { newText, setWords } from '../shapes/text.ts';
import { visibleRecords } from '../shapes/visible-records.ts';
import { readGoals } from './read-goals.ts';
import type { GoalsVerbs, GoalsView, StepPlace } from './types.ts';

const kind: KindRoot = { id: 'goals', version: 1, origin: { kind: 'goals' } };

/** Goals with their steps, in an order that all share. Shape: README beside this folder. */
export const goals: DocumentKind<GoalsView, GoalsVerbs> = {
  id: kind.id,
  audience: 'workspace',
  version: kind.version,
  read: (doc, context) => readGoals(doc, kind.id, context),
  verbs: (doc, context) => goalsVerbs(doc, context),
};

function goalsVerbs(doc: Y.Doc, { clock, random }: WriteContext): GoalsVerbs {
  const { write, onRecord: onGoal, touched, ...common } = recordVerbs(doc, kind, clock);
  /** The verb says whether it has changed anything. */
  const onStep = (place: StepPlace, verb: (step: RootMap) => boolean): void => {
    onGoal(place.goal, (goal) => {
      const step = readMap(goal, 'steps')?.get(place.step);
      if (step instanceof Y.Map && verb(step)) touched(goal);
    });
  };
  const shift = (list: RootMap, id: RecordId, by: -1 | 1): boolean => {
    const others = visibleRecords(list);
    const from = others.findIndex((entry) => entry.id === id);
    const moved = others[from];
    const to = from + by;
    if (moved === undefined || to < 0 || to >= others.length) return false;
    others.splice(from, 1);
    placeAt(moved.record, { list: others, index: to, random });
    return true;
  };
  const append = (list: RootMap, id: RecordId, record: RootMap): void => {
    const others = visibleRecords(list);
    list.set(id, record);
    placeAt(record, { list: others, index: others.length, random });
  };

  return {
    add: ({ text, why }) =>
      write((root) => {
        const id = RecordId.random(random);
        const now = clock.nowMs();
        const goal = new Y.Map<unknown>();
        append(root, id, goal);
        goal.set('text', newText(text));
        goal.set('why', newText(why));
        goal.set('status', 'thinking');
        goal.set('steps', new Y.Map());
        goal.set('created', now);
        goal.set('changed', now);
        return id;
      }),
    edit: (id, { text, why, was }) =>
      onGoal(id, (goal) => {
        const changed = [
          text !== undefined && setWords(goal, 'text', { next: text, was: was?.text }),
          why !== undefined && setWords(goal, 'why', { next: why, was: was?.why }),
        ];
        if (changed.includes(true)) touched(goal);
      }),
    setStatus: (id, status) =>
      onGoal(id, (goal) => {
        if (setValue(goal, 'status', status)) touched(goal);
      }),
    move: (id, by) =>
      write((root) => {
        const goal = root.get(id);
        if (goal instanceof Y.Map && shift(root, id, by)) touched(goal);
      }),
    addStep: (id, text) =>
      onGoal(id, (goal) => {
        const steps = readMap(goal, 'steps');
        if (steps === undefined) return undefined;
        const step = new Y.Map<unknown>();
        const stepId = RecordId.random(random);
        append(steps, stepId, step);
        step.set('text', newText(text));
        step.set('done', false);
        touched(goal);
        return stepId;
      }),
    editStep: (place, text, was) =>
      onStep(place, (step) => setWords(step, 'text', { next: text, was })),
    setStepDone: (place, done) => onStep(place, (step) => setValue(step, 'done', done)),
    moveStep: (place, by) =>
      onGoal(place.goal, (goal) => {
        const steps = readMap(goal, 'steps');
        if (steps !== undefined && shift(steps, place.step, by)) touched(goal);
      }),
    removeStep: (place) => onStep(place, (step) => removeRecord(step, clock.nowMs())),
    restoreStep: (place) => onStep(place, restoreRecord),
    ...common,
  };
}

import type { RecordId } from '../../src/crdt/basics/id.ts';
import { liveValue, type LiveValue } from '../../src/crdt/basics/live.ts';
import type { Touch } from '../../src/crdt/documents/document-kind.ts';
import type { Goal, GoalsVerbs, GoalsView, Step } from '../../src/crdt/documents/goals/types.ts';
import { pretendIds } from './pretend-people.ts';

/** The verbs of goals over a plain view in memory. */
export function pretendGoals(view: LiveValue<GoalsView>, touch: Touch): GoalsVerbs {
  const past: GoalsView[] = [];
  const taken = new Map<RecordId, Step>();
  const undoable = liveValue({ undo: false, redo: false });
  const change = (next: (now: GoalsView) => GoalsView): void => {
    past.push(view.get());
    view.set(next(view.get()));
    undoable.set({ undo: true, redo: false });
  };
  const changeGoal = (id: RecordId, next: (goal: Goal) => Goal): void =>
    change((now) => ({
      ...now,
      goals: now.goals.map((goal) => (goal.id === id ? next(goal) : goal)),
    }));
  const changeStep = (
    place: { readonly goal: RecordId; readonly step: RecordId },
    next: (step: Step) => Step,
  ): void =>
    changeGoal(place.goal, (goal) => ({
      ...goal,
      steps: goal.steps.map((step) => (step.id === place.step ? next(step) : step)),
    }));
  return {
    add({ text, why }) {
      const id = pretendIds.record();
      const goal: Goal = {
        id,
        text,
        why,
        status: 'thinking',
        steps: [],
        created: touch,
        changed: touch,
      };
      change((now) => ({ ...now, goals: [...now.goals, goal] }));
      return id;
    },
    edit: (id, { text, why }) =>
      changeGoal(id, (goal) => ({ ...goal, text: text ?? goal.text, why: why ?? goal.why })),
    setStatus: (id, status) => changeGoal(id, (goal) => ({ ...goal, status })),
    move: (id, by) => change((now) => ({ ...now, goals: moved(now.goals, id, by) })),
    remove: (id) =>
      change((now) => ({
        goals: now.goals.filter((goal) => goal.id !== id),
        removed: [...now.goals.filter((goal) => goal.id === id), ...now.removed],
      })),
    restore: (id) =>
      change((now) => ({
        goals: [...now.goals, ...now.removed.filter((goal) => goal.id === id)],
        removed: now.removed.filter((goal) => goal.id !== id),
      })),
    addStep(id, text) {
      const step: Step = { id: pretendIds.record(), text, done: false };
      changeGoal(id, (goal) => ({ ...goal, steps: [...goal.steps, step] }));
      return step.id;
    },
    editStep: (place, text) => changeStep(place, (step) => ({ ...step, text })),
    setStepDone: (place, done) => changeStep(place, (step) => ({ ...step, done })),
    moveStep: (place, by) =>
      changeGoal(place.goal, (goal) => ({ ...goal, steps: moved(goal.steps, place.step, by) })),
    removeStep: (place) =>
      changeGoal(place.goal, (goal) => {
        const step = goal.steps.find((one) => one.id === place.step);
        if (step !== undefined) taken.set(step.id, step);
        return { ...goal, steps: goal.steps.filter((one) => one.id !== place.step) };
      }),
    restoreStep: (place) =>
      changeGoal(place.goal, (goal) => {
        const step = taken.get(place.step);
        return step === undefined ? goal : { ...goal, steps: [...goal.steps, step] };
      }),
    undo() {
      const before = past.pop();
      if (before !== undefined) view.set(before);
      undoable.set({ undo: past.length > 0, redo: false });
      return before !== undefined;
    },
    redo: () => false,
    undoable,
  };
}

function moved<T extends { readonly id: RecordId }>(
  records: readonly T[],
  id: RecordId,
  by: -1 | 1,
): readonly T[] {
  const from = records.findIndex((one) => one.id === id);
  const record = records[from];
  const to = from + by;
  if (record === undefined || to < 0 || to >= records.length) return records;
  const rest = records.filter((one) => one.id !== id);
  return [...rest.slice(0, to), record, ...rest.slice(to)];
}

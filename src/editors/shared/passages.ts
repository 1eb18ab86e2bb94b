import type { Mark, Node as DrawnNode } from '@tiptap/pm/model';

/** What words can be tied to: somebody spoke about them, something became of them, or they name a goal. */
export const passageKinds = ['comment', 'task', 'goal'] as const;
export type PassageKind = (typeof passageKinds)[number];

/** Words that are tied to a record: the mark on them carries its id. */
export interface Passage {
  readonly kind: PassageKind;
  /** The record's id, 32 lower-case hex digits. */
  readonly id: string;
}

/** A passage where it is drawn. */
export interface PlacedPassage extends Passage {
  readonly from: number;
  readonly to: number;
}

/**
 * What the page knows of the records that passages are tied to: open ones are drawn as such, those that rest (a comment
 * that is resolved) and those that are not in here (it was removed, or never came) as plain words.
 */
export type KnownPassages = ReadonlyMap<string, 'open' | 'resting'>;

/** Whether a value from another device is the id of a record. */
export const isPassageId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{32}$/.test(value);

const seen = new WeakMap<DrawnNode, readonly PlacedPassage[]>();

/**
 * Every passage in a node, in order, at positions inside it; one for each block it lies in. What did not change since is
 * not looked through again.
 */
export function passagesIn(node: DrawnNode): readonly PlacedPassage[] {
  const known = seen.get(node);
  if (known !== undefined) return known;
  const found: PlacedPassage[] = [];
  node.forEach((child, offset) => {
    if (node.inlineContent) addRun(found, child, offset);
    else {
      for (const one of passagesIn(child)) {
        found.push({ ...one, from: one.from + offset + 1, to: one.to + offset + 1 });
      }
    }
  });
  seen.set(node, found);
  return found;
}

/** Runs of other formats inside a passage do not end it. */
function addRun(found: PlacedPassage[], run: DrawnNode, from: number): void {
  for (const passage of passagesOf(run.marks)) {
    const at = found.findLastIndex((one) => isSame(one, passage) && one.to === from);
    const before = found[at];
    const to = from + run.nodeSize;
    if (before === undefined) found.push({ ...passage, from, to });
    else found[at] = { ...before, to };
  }
}

/** The passages that words with these marks belong to, comments first. */
export function passagesOf(marks: readonly Mark[]): Passage[] {
  return passageKinds.flatMap((kind) => {
    const id: unknown = marks.find((mark) => mark.type.name === kind)?.attrs['id'];
    return isPassageId(id) ? [{ kind, id }] : [];
  });
}

/** Whether two passages are tied to the same record. */
export const isSame = (a: Passage | undefined, b: Passage | undefined): boolean =>
  a?.kind === b?.kind && a?.id === b?.id;

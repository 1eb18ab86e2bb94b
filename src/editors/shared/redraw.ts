import { Fragment, Slice } from '@tiptap/pm/model';
import type { Node as DrawnNode } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { ReplaceStep } from '@tiptap/pm/transform';
import type { Drawn } from './drawn.ts';

/**
 * Turns the document of a transaction into another one by the smallest replacement, so that the selection and a word
 * being composed elsewhere are not disturbed.
 */
export function redraw(transaction: Transaction, next: DrawnNode, drawn: Drawn): void {
  const found = difference(transaction.doc, next, 0);
  if (found !== undefined) {
    transaction.step(new ReplaceStep(found.from, found.to, found.slice));
  }
  rebind(next, transaction.doc, drawn);
}

interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly slice: Slice;
}

/** Where two nodes of one type differ; `at` is the position where the content of the old one starts. */
function difference(old: DrawnNode, next: DrawnNode, at: number): Replacement | undefined {
  if (old === next) return undefined;
  if (old.inlineContent) return inlineDifference(old, next, at);
  let start = 0;
  let from = at;
  while (start < old.childCount && start < next.childCount && alike(old, next, start)) {
    from += old.child(start).nodeSize;
    start += 1;
  }
  let oldEnd = old.childCount;
  let nextEnd = next.childCount;
  let to = at + old.content.size;
  while (oldEnd > start && nextEnd > start && old.child(oldEnd - 1) === next.child(nextEnd - 1)) {
    oldEnd -= 1;
    nextEnd -= 1;
    to -= old.child(oldEnd).nodeSize;
  }
  if (start === oldEnd && start === nextEnd) return undefined;
  if (oldEnd - start === 1 && nextEnd - start === 1) {
    const [before, after] = [old.child(start), next.child(start)];
    if (before.sameMarkup(after) && !before.isLeaf) return difference(before, after, from + 1);
  }
  const content = Fragment.from(next.children.slice(start, nextEnd));
  return { from, to, slice: new Slice(content, 0, 0) };
}

/** The same node object: then nothing in it changed. */
const alike = (old: DrawnNode, next: DrawnNode, index: number): boolean =>
  old.child(index) === next.child(index);

function inlineDifference(old: DrawnNode, next: DrawnNode, at: number): Replacement | undefined {
  const start = old.content.findDiffStart(next.content);
  const end = old.content.findDiffEnd(next.content);
  if (start === null || end === null) return undefined;
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  const slice = next.slice(start, end.b + overlap);
  return { from: at + start, to: at + end.a + overlap, slice };
}

/** The replacement made new objects of the nodes around it: they stand for what the drawn ones stood for. */
function rebind(meant: DrawnNode, made: DrawnNode, drawn: Drawn): void {
  if (meant === made) return;
  const type = drawn.type(meant);
  if (type !== undefined) drawn.bind(type, made);
  if (meant.inlineContent || meant.childCount !== made.childCount) return;
  meant.forEach((child, _offset, index) => rebind(child, made.child(index), drawn));
}

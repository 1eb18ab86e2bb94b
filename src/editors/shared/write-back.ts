import type { Mark, Node as DrawnNode } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { textDifference } from '../../crdt/basics/text-difference.ts';
import { align } from './align.ts';
import type { Likeness, Step } from './align.ts';
import { runsOf } from './draw.ts';
import { keyOf, sharedChildren } from './drawn.ts';
import type { Drawn, SharedChild } from './drawn.ts';
import { isElement } from './is-element.ts';
import { letGo } from './let-go.ts';
import { isPlain, keptAttributes, keptKey, keptKeysIn, keptMarkName } from './kept.ts';
import { sameValue } from './same-value.ts';
import { writeWords } from './write-words.ts';
import type { FormattedWords } from './write-words.ts';

/** A run of text nodes, or one other node: what answers to one child of a shared element. */
type DrawnChild = readonly DrawnNode[] | DrawnNode;
type ChildStep = Step<SharedChild, DrawnChild>;

/**
 * Writes what a person changed in the editor into the shared text, touching as little as can be.
 *
 * Kept pieces are matched by their key and never written, moved or deleted; formats and attributes are changed only
 * where they differ; no element that words can be typed in is deleted (let-go.ts). To be called in a transaction.
 */
export function writeBack(parent: Y.XmlFragment, node: DrawnNode, drawn: Drawn): void {
  if (drawn.node(parent) === node) return;
  drawn.bind(parent, node);
  if (isElement(parent)) writeAttributes(parent, node);
  const steps = align(
    sharedChildren(parent, node.inlineContent),
    drawnChildren(node),
    likenessOf(drawn),
  );
  // From the end, so that the indices of what comes before stay true.
  let before = parent.length;
  for (const { old, now } of newFirst(steps).reverse()) {
    if (old !== undefined) before = old.at;
    if (old !== undefined && now !== undefined) update(old, now, drawn);
    else if (old !== undefined) remove(old, drawn);
    else if (now !== undefined) {
      const made = create(now, drawn);
      if (made !== undefined) parent.insert(before, [made]);
    }
  }
}

/** What takes a place comes before what had it: words that another typed in the old piece then stand behind the new. */
function newFirst(steps: readonly ChildStep[]): ChildStep[] {
  const ordered: ChildStep[] = [];
  const going: ChildStep[] = [];
  for (const step of steps) {
    if (step.now === undefined) {
      going.push(step);
      continue;
    }
    if (step.old !== undefined) ordered.push(...going.splice(0));
    ordered.push(step);
  }
  return [...ordered, ...going];
}

function drawnChildren(node: DrawnNode): DrawnChild[] {
  const children: DrawnChild[] = [];
  let words: DrawnNode[] = [];
  node.forEach((child) => {
    if (!child.isText) {
      words = [];
      children.push(child);
      return;
    }
    if (words.length === 0) children.push(words);
    words.push(child);
  });
  return children;
}

function likenessOf(drawn: Drawn): Likeness<SharedChild, DrawnChild> {
  const words = (old: SharedChild): string => {
    if (old.kind === 'words')
      return old.texts
        .flatMap(runsOf)
        .map((run) => run.words)
        .join('');
    return old.kind === 'element' ? (drawn.node(old.element)?.textContent ?? '') : '';
  };
  const sameKind = (old: SharedChild, now: DrawnChild): boolean => {
    if (!isNode(now)) return old.kind === 'words';
    const key = keptKey(now);
    if (key !== undefined) return keyOf(typeOf(old)) === key;
    return (
      old.kind === 'element' &&
      old.element.nodeName === now.type.name &&
      keysIn(old, drawn) === keptKeysIn(now)
    );
  };
  return {
    same: (old, now) =>
      (isNode(now) && drawn.node(typeOf(old)) === now) ||
      (sameKind(old, now) && words(old) === wordsOf(now)),
    sure: (old, now) =>
      isNode(now) &&
      (drawn.node(typeOf(old)) === now || (keptKeysIn(now) !== '' && sameKind(old, now))),
    score: (old, now) => (sameKind(old, now) ? 1 + 8 * similarity(words(old), wordsOf(now)) : 0),
  };
}

/** The thing itself; of a run of texts the first. */
const typeOf = (child: SharedChild): object =>
  child.kind === 'element' ? child.element : child.kind === 'kept' ? child.type : child.texts;

/** Kept pieces in a child as it is drawn now; an element drawn as a kept piece is one itself. */
function keysIn(child: SharedChild, drawn: Drawn): string {
  const node = drawn.node(typeOf(child));
  return node === undefined ? '' : keptKeysIn(node);
}

const isNode = (child: DrawnChild): child is DrawnNode => !Array.isArray(child);

const wordsOf = (child: DrawnChild): string =>
  isNode(child) ? child.textContent : child.map((node) => node.text ?? '').join('');

function similarity(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  if (longest === 0) return 0.5;
  const { removed } = textDifference(a, b);
  return (a.length - removed) / longest;
}

function update(old: SharedChild, now: DrawnChild, drawn: Drawn): void {
  if (old.kind === 'words' && !isNode(now)) writeWords(old.texts, now.map(formatted));
  else if (old.kind === 'element' && isNode(now) && keptKey(now) === undefined) {
    writeBack(old.element, now, drawn);
  }
}

function remove(old: SharedChild, drawn: Drawn): void {
  // Words go, their text stays: what another types there at this moment is not lost.
  if (old.kind === 'words') writeWords(old.texts, []);
  else if (old.kind === 'element' && drawn.node(old.element) !== undefined) {
    if (keysIn(old, drawn) !== '') return;
    takeAway(old.element, old.at, drawn);
  }
}

/** What holds nothing goes; all else is emptied and let go, for another may be typing in it. */
function takeAway(element: Y.XmlElement, at: number, drawn: Drawn): void {
  const { parent } = element;
  const isLeaf = drawn.node(element)?.isLeaf === true;
  drawn.forget(element);
  if (isLeaf && parent instanceof Y.XmlFragment) {
    parent.delete(at, 1);
    return;
  }
  for (const [index, child] of [...element.toArray().entries()].reverse()) {
    if (isElement(child)) takeAway(child, index, drawn);
    else if (child instanceof Y.XmlText) child.delete(0, child.length);
  }
  letGo(element);
}

/** A new shared type for a node; none for a kept piece, which exists once and is never copied. */
function create(now: DrawnChild, drawn: Drawn): Y.XmlElement | Y.XmlText | undefined {
  if (!isNode(now)) {
    const text = new Y.XmlText();
    text.applyDelta(
      now.map(formatted).map(({ words, formats }) => ({ insert: words, attributes: formats })),
    );
    return text;
  }
  if (keptKey(now) !== undefined) return undefined;
  const element = new Y.XmlElement(now.type.name);
  for (const [name, value] of attributesOf(now)) setAttribute(element, name, value);
  const children = drawnChildren(now).map((child) => create(child, drawn));
  element.insert(
    0,
    children.filter((child) => child !== undefined),
  );
  drawn.bind(element, now);
  return element;
}

function formatted(node: DrawnNode): FormattedWords {
  const formats: Record<string, unknown> = {};
  for (const mark of node.marks) {
    if (mark.type.name !== keptMarkName) continue;
    const { name, value }: Record<string, unknown> = mark.attrs;
    if (typeof name === 'string') formats[name] = value;
  }
  for (const mark of node.marks) {
    if (mark.type.name !== keptMarkName) formats[mark.type.name] = givenAttributes(mark);
  }
  return { words: node.text ?? '', formats };
}

function givenAttributes(mark: Mark): Record<string, unknown> {
  const given: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(mark.attrs)) if (value !== null) given[name] = value;
  return given;
}

/** The attributes of a node that are written: those that differ from the default, and the kept ones. */
function attributesOf(node: DrawnNode): Map<string, unknown> {
  const attributes = new Map<string, unknown>(keptAttributes(node));
  for (const [name, value] of Object.entries(node.attrs)) {
    const spec = node.type.spec.attrs?.[name];
    if (name !== 'kept' && value !== null && value !== spec?.default) attributes.set(name, value);
  }
  return attributes;
}

function writeAttributes(element: Y.XmlElement, node: DrawnNode): void {
  const wanted = attributesOf(node);
  for (const [name, value] of wanted) {
    if (!sameValue(element.getAttribute(name), value)) setAttribute(element, name, value);
  }
  for (const name of [...element._map.keys()]) {
    const present: unknown = element.getAttribute(name);
    if (present === undefined || wanted.has(name)) continue;
    const atDefault = sameValue(present, node.attrs[name]);
    // What could not be carried along stays where it is, untouched.
    if (!atDefault && isPlain(present)) element.removeAttribute(name);
  }
}

/** The library's types know text values only; editors write numbers and truth values as well. */
function setAttribute(element: Y.XmlElement, name: string, value: unknown): void {
  Reflect.apply(element.setAttribute.bind(element), undefined, [name, value]);
}

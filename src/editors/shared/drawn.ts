import type { Node as DrawnNode } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { isElement } from './is-element.ts';
import { isLetGo } from './let-go.ts';

/** A shared type that has been drawn: an element, or anything that is kept as it is. */
export type SharedType = Y.AbstractType<Y.YEvent<never>> | Y.XmlFragment | Y.XmlText;

/**
 * What is drawn for what, both ways. A node stands for the same shared type as long as it is the same object:
 * ProseMirror makes a new object for every node it changes and for no other.
 */
export interface Drawn {
  node(type: object): DrawnNode | undefined;
  type(node: DrawnNode): Y.XmlFragment | undefined;
  bind(type: object, node: DrawnNode): void;
  forget(type: object): void;
}

/** Nothing drawn yet. */
export function createDrawn(): Drawn {
  const nodes = new Map<object, DrawnNode>();
  const types = new WeakMap<DrawnNode, Y.XmlFragment>();
  return {
    node: (type) => nodes.get(type),
    type: (node) => types.get(node),
    bind(type, node) {
      nodes.set(type, node);
      if (type instanceof Y.XmlFragment) types.set(node, type);
    },
    forget: (type) => void nodes.delete(type),
  };
}

/** A child of a shared element, at its index there. */
export type SharedChild =
  /** Neighbouring texts count as one: two people who start typing in an empty paragraph each make one. */
  | { readonly kind: 'words'; readonly texts: readonly Y.XmlText[]; readonly at: number }
  | { readonly kind: 'element'; readonly element: Y.XmlElement; readonly at: number }
  /** Something this build cannot draw: shown as one piece and never touched. */
  | { readonly kind: 'kept'; readonly type: object; readonly at: number };

/**
 * What lies in a shared element, in order, sorted by what can be drawn in principle. Words can be drawn only among
 * words (`inline`): elsewhere each text is kept. What was let go is passed over.
 */
export function sharedChildren(parent: Y.XmlFragment, inline: boolean): SharedChild[] {
  const children: SharedChild[] = [];
  let at = 0;
  for (let item = parent._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    if (item.content instanceof Y.ContentType) {
      const type: unknown = item.content.type;
      const last = children.at(-1);
      if (inline && type instanceof Y.XmlText && hasWordsOnly(type)) {
        if (last?.kind === 'words') {
          children[children.length - 1] = { ...last, texts: [...last.texts, type] };
        } else children.push({ kind: 'words', texts: [type], at });
      } else if (isElement(type)) {
        if (!isLetGo(type)) children.push({ kind: 'element', element: type, at });
      } else if (type instanceof Y.AbstractType) {
        children.push({ kind: 'kept', type, at });
      }
    }
    at += item.length;
  }
  return children;
}

/** Whether a text holds characters and formats only: anything embedded makes it one piece that is kept. */
function hasWordsOnly(text: Y.XmlText): boolean {
  for (let item = text._start; item !== null; item = item.right) {
    if (!item.deleted && item.countable && !(item.content instanceof Y.ContentString)) return false;
  }
  return true;
}

/** The name by which a kept piece is known while a document is open: the Yjs id of its item. */
export function keyOf(type: object): string {
  const item = type instanceof Y.AbstractType ? type._item : null;
  return item === null ? '' : `${item.id.client}:${item.id.clock}`;
}

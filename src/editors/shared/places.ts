import type { Node as DrawnNode } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { sharedChildren } from './drawn.ts';
import type { Drawn } from './drawn.ts';

/** A place in shared words, in bytes: it stays at its character whatever is typed elsewhere. */
export type SharedPlace = Uint8Array;

/** The longest place that is believed, in bytes; an honest one has under 40. */
const longestPlace = 200;

/** The shared place of a position in the drawn document; undefined where nothing shared lies. */
export function placeOf(position: number, doc: DrawnNode, drawn: Drawn): SharedPlace | undefined {
  const $position = doc.resolve(position);
  const type = drawn.type($position.parent);
  if (type === undefined) return undefined;
  const encode = (of: Y.XmlFragment | Y.XmlText, index: number): SharedPlace =>
    Y.encodeRelativePosition(
      // Tied to the character before it, so that what another types right here comes after the caret.
      Y.createRelativePositionFromTypeIndex(of, index, index > 0 ? -1 : 0),
    );
  let left = $position.parentOffset;
  let at = 0;
  for (const child of sharedChildren(type, $position.parent.inlineContent)) {
    if (child.kind === 'words') {
      for (const [index, text] of child.texts.entries()) {
        const last = index === child.texts.length - 1;
        if (left < text.length || (left === text.length && last)) return encode(text, left);
        left -= text.length;
      }
    } else {
      const node = drawn.node(child.kind === 'element' ? child.element : child.type);
      if (left === 0) return encode(type, child.at);
      left -= node?.nodeSize ?? 0;
      if (left < 0) return encode(type, child.at);
    }
    at = child.at + 1;
  }
  return encode(type, Math.min(Math.max(at, 0), type.length));
}

/** Where a shared place is drawn now; undefined when it is gone, elsewhere, or no place at all. */
export function positionOf(
  place: SharedPlace,
  root: Y.XmlFragment,
  drawn: Drawn,
): number | undefined {
  const found = resolve(place, root);
  const element = found?.type instanceof Y.XmlText ? found.type.parent : found?.type;
  if (found === undefined || !(element instanceof Y.XmlFragment)) return undefined;
  const node = drawn.node(element);
  const start = node === undefined ? undefined : contentStart(element, root, drawn);
  if (node === undefined || start === undefined) return undefined;
  let offset = 0;
  for (const child of sharedChildren(element, node.inlineContent)) {
    if (child.kind === 'words') {
      for (const text of child.texts) {
        if (text === found.type) return start + offset + Math.min(found.index, text.length);
        offset += text.length;
      }
    } else {
      if (found.type === element && child.at >= found.index) return start + offset;
      const size = drawn.node(child.kind === 'element' ? child.element : child.type)?.nodeSize;
      offset += size ?? 0;
    }
  }
  return found.type === element ? start + Math.min(offset, node.content.size) : undefined;
}

function resolve(place: SharedPlace, root: Y.XmlFragment) {
  if (root.doc === null || place.length > longestPlace) return undefined;
  try {
    const relative = Y.decodeRelativePosition(place);
    return Y.createAbsolutePositionFromRelativePosition(relative, root.doc) ?? undefined;
  } catch {
    // Bytes from another page that are no place.
    return undefined;
  }
}

/** Where the content of an element starts in the drawn document. */
function contentStart(
  element: Y.XmlFragment,
  root: Y.XmlFragment,
  drawn: Drawn,
): number | undefined {
  if (element === root) return 0;
  const parent = element.parent;
  if (!(parent instanceof Y.XmlFragment)) return undefined;
  const parentNode = drawn.node(parent);
  const own = drawn.node(element);
  const outer = parentNode === undefined ? undefined : contentStart(parent, root, drawn);
  if (parentNode === undefined || own === undefined || outer === undefined) return undefined;
  let offset = 0;
  for (const child of parentNode.children) {
    if (child === own) return outer + offset + 1;
    offset += child.nodeSize;
  }
  return undefined;
}

import { Fragment } from '@tiptap/pm/model';
import type { Attrs, Mark, Node as DrawnNode, NodeType, Schema } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { keyOf, sharedChildren } from './drawn.ts';
import type { Drawn } from './drawn.ts';
import { isLetGoMark } from './let-go.ts';
import { isPlain, keptBlockName, keptInlineName, keptMarkName } from './kept.ts';
import type { KeptAttribute } from './kept.ts';
import { isValidAttribute } from './valid-attribute.ts';

/** Beyond this depth a piece is kept rather than drawn. Honest notes stay far below it. */
const deepest = 60;

/** What drawing needs to know. */
export interface Drawing {
  readonly schema: Schema;
  readonly drawn: Drawn;
}

/**
 * Draws a shared rich text as a document of the editor. Total: what the schema does not know, or what does not
 * fit where it lies, is kept as one piece; nothing is ever written or deleted by drawing.
 */
export function drawDocument(fragment: Y.XmlFragment, drawing: Drawing): DrawnNode {
  const { schema, drawn } = drawing;
  const cached = drawn.node(fragment);
  if (cached !== undefined) return cached;
  const children = drawChildren(fragment, schema.topNodeType, { ...drawing, depth: 0 });
  const doc = schema.topNodeType.createAndFill(null, children);
  if (doc === null) throw new Error('Invariant: any row of blocks is a document');
  drawn.bind(fragment, doc);
  return doc;
}

interface Deep extends Drawing {
  readonly depth: number;
}

/** The children of a shared element as nodes that may all lie in a node of the given type. */
function drawChildren(parent: Y.XmlFragment, within: NodeType, deep: Deep): DrawnNode[] {
  const nodes: DrawnNode[] = [];
  for (const child of sharedChildren(parent, within.inlineContent)) {
    if (child.kind === 'words') {
      for (const text of child.texts) nodes.push(...drawWords(text, deep.schema));
    } else if (child.kind === 'element') {
      nodes.push(drawElement(child.element, within, deep));
    } else if (!(child.type instanceof Y.XmlText && child.type.length === 0)) {
      nodes.push(drawKept(child.type, within, deep));
    }
  }
  return nodes;
}

function drawElement(element: Y.XmlElement, within: NodeType, deep: Deep): DrawnNode {
  const { drawn, schema, depth } = deep;
  const cached = drawn.node(element);
  if (cached !== undefined && mayLieIn(within, cached.type)) return cached;
  const type = schema.nodes[element.nodeName];
  const drawable =
    type !== undefined &&
    depth < deepest &&
    !type.isText &&
    ![keptBlockName, keptInlineName].includes(type.name) &&
    mayLieIn(within, type);
  const node = drawable ? drawKnown(element, type, { ...deep, depth: depth + 1 }) : undefined;
  if (node === undefined) return drawKept(element, within, deep);
  drawn.bind(element, node);
  return node;
}

/** An element of a known type; undefined when what it holds does not make one, even with empty places filled. */
function drawKnown(element: Y.XmlElement, type: NodeType, deep: Deep): DrawnNode | undefined {
  const children = Fragment.from(drawChildren(element, type, deep));
  if (type.isLeaf && children.size > 0) return undefined;
  const attributes = drawAttributes(element, type);
  if (type.validContent(children)) return type.create(attributes, children);
  return type.createAndFill(attributes, children) ?? undefined;
}

/** The piece that stands for something kept. */
function drawKept(type: object, within: NodeType, { schema, drawn }: Deep): DrawnNode {
  const stand = schema.nodes[within.inlineContent ? keptInlineName : keptBlockName];
  if (stand === undefined) throw new Error('Invariant: the schema can keep what it does not know');
  const cached = drawn.node(type);
  if (cached?.type === stand) return cached;
  const node = stand.create({ key: keyOf(type) });
  drawn.bind(type, node);
  return node;
}

/** Known and valid attributes by name; all others, if they can be carried along, under `kept`. */
function drawAttributes(element: Y.XmlElement, type: NodeType): Attrs {
  const attributes: Record<string, unknown> = {};
  const kept: KeptAttribute[] = [];
  for (const name of element._map.keys()) {
    const value: unknown = element.getAttribute(name);
    if (value === undefined || isLetGoMark(name, value)) continue;
    if (name !== 'kept' && isValidAttribute(type, name, value)) attributes[name] = value;
    else if (isPlain(value)) kept.push([name, value]);
  }
  return kept.length > 0 ? { ...attributes, kept } : attributes;
}

/** The characters of a text with their marks. */
function drawWords(text: Y.XmlText, schema: Schema): DrawnNode[] {
  const nodes: DrawnNode[] = [];
  for (const { words, formats } of runsOf(text)) {
    let marks: readonly Mark[] = [];
    for (const [name, value] of Object.entries(formats)) {
      marks = drawMark(name, value, schema)?.addToSet(marks) ?? marks;
    }
    nodes.push(schema.text(words, marks));
  }
  return nodes;
}

/** Characters of one format. */
export interface WordRun {
  readonly words: string;
  readonly formats: Readonly<Record<string, unknown>>;
}

/** The runs of a text that holds words only. */
export function runsOf(text: Y.XmlText): WordRun[] {
  const delta: unknown = text.toDelta();
  if (!Array.isArray(delta)) return [];
  return delta.flatMap((run: unknown) => {
    if (typeof run !== 'object' || run === null || !('insert' in run)) return [];
    if (typeof run.insert !== 'string') return [];
    const formats = 'attributes' in run ? run.attributes : undefined;
    return [{ words: run.insert, formats: { ...(typeof formats === 'object' ? formats : {}) } }];
  });
}

function drawMark(name: string, value: unknown, schema: Schema): Mark | undefined {
  const type = name === keptMarkName ? undefined : schema.marks[name];
  if (type !== undefined && isRecord(value)) {
    const entries = Object.entries(value);
    if (entries.every(([key, entry]) => isValidAttribute(type, key, entry))) {
      try {
        return type.create(value);
      } catch {
        // An attribute that the mark cannot be without is missing: kept below.
      }
    }
  }
  return isPlain(value) ? schema.marks[keptMarkName]?.create({ name, value }) : undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && isPlain(value) && !Array.isArray(value);

const places = new WeakMap<NodeType, Set<NodeType>>();

/** Whether a node of one type may lie anywhere in a node of another. */
function mayLieIn(outer: NodeType, inner: NodeType): boolean {
  let allowed = places.get(outer);
  if (allowed === undefined) {
    allowed = new Set();
    const seen = new Set([outer.contentMatch]);
    for (const match of seen) {
      for (let edge = 0; edge < match.edgeCount; edge += 1) {
        const { type, next } = match.edge(edge);
        allowed.add(type);
        seen.add(next);
      }
    }
    places.set(outer, allowed);
  }
  return allowed.has(inner);
}

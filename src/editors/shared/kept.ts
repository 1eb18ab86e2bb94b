import { Extension, Mark, Node } from '@tiptap/core';
import type { Node as DrawnNode } from '@tiptap/pm/model';

/**
 * What a newer build wrote and this one cannot draw is kept: an unknown piece as a small block or word that
 * cannot be changed or removed, an unknown mark as a mark without a look, unknown attributes as they are.
 */
export interface KeptOptions {
  /** What stands in the place of an unknown piece. */
  readonly sentence: string;
}

/** Names of the two nodes that stand for unknown pieces. */
export const keptBlockName = 'keptBlock';
export const keptInlineName = 'keptInline';
/** Name of the mark that carries an unknown mark. */
export const keptMarkName = 'keptMark';

/** An unknown attribute: its name, and its value as it came. */
export type KeptAttribute = readonly [name: string, value: unknown];

const key = { validate: 'string', rendered: false, isRequired: true } as const;

/** Stands for an unknown piece among blocks. */
export const KeptBlock = Node.create<KeptOptions>({
  name: keptBlockName,
  group: 'block',
  // Behind every other block: whoever fills an empty place never fills it with this.
  priority: 1,
  atom: true,
  selectable: true,
  draggable: false,
  addOptions: () => ({ sentence: '' }),
  addAttributes: () => ({ key }),
  renderHTML() {
    return ['div', { class: 'note-kept', contenteditable: 'false' }, this.options.sentence];
  },
});

/** Stands for an unknown piece among words. */
export const KeptInline = Node.create<KeptOptions>({
  name: keptInlineName,
  group: 'inline',
  inline: true,
  priority: 1,
  atom: true,
  selectable: true,
  draggable: false,
  addOptions: () => ({ sentence: '' }),
  addAttributes: () => ({ key }),
  renderHTML() {
    return [
      'span',
      { class: 'note-kept', contenteditable: 'false', title: this.options.sentence },
      '…',
    ];
  },
});

/** Carries an unknown mark along with its words, through splitting, joining and formatting. */
export const KeptMark = Mark.create({
  name: keptMarkName,
  excludes: '',
  inclusive: false,
  addAttributes: () => ({
    name: { validate: 'string', rendered: false, isRequired: true, parseHTML: () => null },
    value: { validate: mustBePlain, rendered: false, isRequired: true, parseHTML: () => null },
  }),
  renderHTML: () => ['span', { class: 'note-kept-mark' }, 0],
});

/** Gives every drawn node a place for attributes that this build does not know. */
export const KeptAttributes = Extension.create({
  name: 'keptAttributes',
  addGlobalAttributes() {
    const types = this.extensions
      .filter((extension) => extension.type === 'node')
      .map((extension) => extension.name)
      .filter((name) => !['doc', 'text', keptBlockName, keptInlineName].includes(name));
    return [
      {
        types,
        attributes: {
          kept: {
            default: null,
            rendered: false,
            keepOnSplit: false,
            parseHTML: () => null,
            validate: mustBeKeptAttributes,
          },
        },
      },
    ];
  },
});

/** Whether a value can be written again elsewhere as it is: text, number, truth, null, and lists and objects of them. */
export function isPlain(value: unknown, depth = 0): boolean {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return true;
  if (typeof value !== 'object' || depth > 32) return false;
  if (Array.isArray(value)) return value.every((entry) => isPlain(entry, depth + 1));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  return Object.values(value).every((entry) => isPlain(entry, depth + 1));
}

function mustBePlain(value: unknown): void {
  if (!isPlain(value)) throw new RangeError('a kept value is plain');
}

function mustBeKeptAttributes(value: unknown): void {
  if (value === null) return;
  const fits =
    Array.isArray(value) &&
    value.every(
      (entry: unknown) =>
        Array.isArray(entry) &&
        entry.length === 2 &&
        typeof entry[0] === 'string' &&
        isPlain(entry[1]),
    );
  if (!fits) throw new RangeError('kept attributes are pairs of name and value');
}

/** The unknown attributes that a node carries. */
export function keptAttributes(node: DrawnNode): readonly KeptAttribute[] {
  const kept: unknown = node.attrs['kept'];
  return Array.isArray(kept) ? kept.filter(isPair) : [];
}

const isPair = (entry: unknown): entry is KeptAttribute =>
  Array.isArray(entry) && entry.length === 2 && typeof entry[0] === 'string';

/** The key of the unknown piece that a node stands for; undefined for any other node. */
export function keptKey(node: DrawnNode): string | undefined {
  if (node.type.name !== keptBlockName && node.type.name !== keptInlineName) return undefined;
  const value: unknown = node.attrs['key'];
  return typeof value === 'string' ? value : '';
}

const keysOfNodes = new WeakMap<DrawnNode, string>();

/** The keys of all unknown pieces in a node, in order, joined; empty when there is none. */
export function keptKeysIn(node: DrawnNode): string {
  const own = keptKey(node);
  if (own !== undefined) return own;
  if (node.isText || node.childCount === 0) return '';
  const known = keysOfNodes.get(node);
  if (known !== undefined) return known;
  const keys: string[] = [];
  node.forEach((child) => {
    const inside = keptKeysIn(child);
    if (inside !== '') keys.push(inside);
  });
  const joined = keys.join(' ');
  keysOfNodes.set(node, joined);
  return joined;
}

import * as Y from 'yjs';
import { isElement } from '../../src/editors/shared/is-element.ts';

/** The records that words of the newer note are tied to. */
export const commentId = 'c0'.repeat(16);
export const otherCommentId = 'c1'.repeat(16);
export const taskId = '7a'.repeat(16);
export const goalId = '90'.repeat(16);

/** A note as a newer version might write it: with pieces, marks and attributes that an older one does not know. */
export function newerNote(): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = 900;
  const note = doc.getXmlFragment('note');
  doc.transact(() => {
    const marked = element('paragraph', { align: 'center', data: { deep: [1, { two: null }] } });
    const callout = element('callout', { colour: 'sun' });
    const withMention = element('paragraph');
    const mention = element('mention', { member: 'sam' });
    const withEmbed = element('paragraph');
    const list = element('bulletList');
    const item = element('listItem');
    const card = element('card');
    const tasks = element('taskList');
    const task = element('taskItem', { checked: true });
    const last = element('paragraph');
    note.insert(0, [marked, callout, withMention, withEmbed, list, tasks, last]);
    marked.insert(0, [
      words([['Plain '], ['glowing', { highlight: { colour: 'sun' } }], [' end']]),
    ]);
    const inside = element('paragraph');
    callout.insert(0, [inside]);
    inside.insert(0, [words([['PRIVATE ENTRY FROM NEWER CLIENT', { bold: {} }]])]);
    withMention.insert(0, [words([['Before ']]), mention, words([[' after']])]);
    const embedded = words([['With something embedded']]);
    withEmbed.insert(0, [embedded]);
    embedded.insertEmbed(5, { chart: 'mood' });
    list.insert(0, [item]);
    const first = element('paragraph');
    item.insert(0, [first, card]);
    first.insert(0, [words([['In a list']])]);
    card.insert(0, [words([['On a card']])]);
    tasks.insert(0, [task]);
    const taskWords = element('paragraph');
    task.insert(0, [taskWords]);
    taskWords.insert(0, [words([['Breathe']])]);
    last.insert(0, [
      words([
        ['The end. '],
        ['Read this', { link: { href: 'https://example.org' } }],
        [' and '],
        ['speak about it', { comment: { id: commentId } }],
        [', '],
        [
          'write it down',
          { task: { id: taskId, sort: 'decided' }, comment: { id: otherCommentId } },
        ],
        [' for '],
        ['Walk outside', { goal: { id: goalId } }],
      ]),
    ]);
  });
  return doc;
}

/** An element; the library's types know text attributes only. */
export function element(name: string, attributes: Record<string, unknown> = {}): Y.XmlElement {
  const made = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    Reflect.apply(made.setAttribute.bind(made), undefined, [key, value]);
  }
  return made;
}

/** A text of runs, each with its formats. */
export function words(runs: readonly (readonly [string, Record<string, unknown>?])[]): Y.XmlText {
  const text = new Y.XmlText();
  text.applyDelta(runs.map(([insert, attributes = {}]) => ({ insert, attributes })));
  return text;
}

/**
 * Everything about a shared piece that would change if anybody had touched it: each item with its id, whether it
 * is deleted, and what it holds.
 */
export function fingerprint(type: object): unknown {
  if (!(type instanceof Y.AbstractType)) return type;
  const items: Y.Item[] = [];
  for (let item = type._start; item !== null; item = item.right) items.push(item);
  const print = (item: Y.Item): unknown => ({
    id: item.id,
    deleted: item.deleted,
    holds:
      item.content instanceof Y.ContentType
        ? fingerprint(item.content.type)
        : item.content.getContent(),
  });
  return {
    own: type._item && { id: type._item.id, deleted: type._item.deleted },
    children: items.map(print),
    fields: [...type._map.entries()].map(([key, item]) => [key, print(item)]),
  };
}

/** A shared piece as the library writes it, in tags. */
export const markupOf = (type: { toJSON(): string }): string => type.toJSON();

/** All elements of a name, wherever they lie. */
export function find(root: Y.XmlFragment, name: string): Y.XmlElement[] {
  const found: Y.XmlElement[] = [];
  const waiting: unknown[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (isElement(node) && node.nodeName === name) found.push(node);
    if (node instanceof Y.XmlFragment) waiting.push(...node.toArray());
  }
  return found;
}

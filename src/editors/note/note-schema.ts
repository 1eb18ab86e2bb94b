import type { AnyExtension } from '@tiptap/core';
import { Blockquote } from '@tiptap/extension-blockquote';
import { Bold } from '@tiptap/extension-bold';
import { Document } from '@tiptap/extension-document';
import { HardBreak } from '@tiptap/extension-hard-break';
import { Heading } from '@tiptap/extension-heading';
import { Italic } from '@tiptap/extension-italic';
import {
  BulletList,
  ListItem,
  ListKeymap,
  OrderedList,
  TaskItem,
  TaskList,
} from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Text } from '@tiptap/extension-text';
import { QuotedExcerpt } from '../shared/excerpt-quote.ts';
import { KeptAttributes, KeptBlock, KeptInline, KeptMark } from '../shared/kept.ts';
import { Link } from '../shared/link.ts';
import { Comment, Excerpt, Goal, Task } from '../shared/passage-marks.ts';
import { oneOf, wholeNumber } from '../shared/validators.ts';
import type { EditorWords } from './words.ts';

/** The parts of the schema that came after the very first: a build may be made without them. */
export type LaterPart =
  'task list' | 'blockquote' | 'link' | 'comment' | 'task' | 'goal' | 'excerpt';

/** The levels of heading a note has. */
export const headingLevels = [1, 2, 3] as const;
export type HeadingLevel = (typeof headingLevels)[number];

/** A list may hold, and an item may start with, something that is kept. */
const items = (item: string): string => `(${item} | keptBlock)+`;
const inItem = '(paragraph | keptBlock) block*';

/**
 * What a note can hold. Every attribute has a validator, for attributes come from other people's devices; nothing
 * here is ever removed again, so that no later build meets what an earlier one could draw and it cannot.
 */
export function noteSchema(words: EditorWords, without: readonly LaterPart[] = []): AnyExtension[] {
  const later = (part: LaterPart, ...extensions: AnyExtension[]): AnyExtension[] =>
    without.includes(part) ? [] : extensions;
  return [
    Document,
    Paragraph,
    Text,
    HardBreak,
    Bold.extend({ parseHTML: () => emphasis(['strong', 'b'], /font-weight:\s*(?:bold|[6-9]00)/i) }),
    Italic.extend({ parseHTML: () => emphasis(['em', 'i'], /font-style:\s*italic/i) }),
    Heading.extend({
      addAttributes: () => ({
        level: { default: 1, rendered: false, validate: oneOf(...headingLevels) },
      }),
    }).configure({ levels: [...headingLevels] }),
    BulletList.extend({ content: items('listItem') }),
    OrderedList.extend({
      content: items('listItem'),
      addAttributes: () => ({
        start: {
          default: 1,
          validate: wholeNumber(0, 1_000_000),
          parseHTML: (element: HTMLElement) => startOf(element.getAttribute('start')),
        },
      }),
    }),
    ListItem.extend({ content: inItem }),
    ListKeymap.configure({
      listTypes: [
        { itemName: 'listItem', wrapperNames: ['bulletList', 'orderedList'] },
        ...(without.includes('task list')
          ? []
          : [{ itemName: 'taskItem', wrapperNames: ['taskList'] }]),
      ],
    }),
    ...later('blockquote', without.includes('excerpt') ? Blockquote : QuotedExcerpt),
    ...later(
      'task list',
      TaskList.extend({ content: items('taskItem') }),
      TaskItem.extend({
        content: inItem,
        addAttributes: () => ({
          checked: {
            default: false,
            keepOnSplit: false,
            validate: 'boolean',
            parseHTML: (element: HTMLElement) => element.dataset['checked'] === 'true',
            renderHTML: ({ checked }: Record<string, unknown>) => ({
              'data-checked': checked === true ? 'true' : 'false',
            }),
          },
        }),
      }).configure({
        nested: true,
        a11y: { checkboxLabel: (node) => words.taskDone(node.textContent) },
      }),
    ),
    ...later('link', Link.configure({ hint: words.linkHint })),
    ...later('comment', Comment),
    ...later('task', Task),
    ...later('goal', Goal),
    ...later('excerpt', Excerpt),
    KeptBlock.configure({ sentence: words.madeNewer }),
    KeptInline.configure({ sentence: words.madeNewer }),
    KeptMark,
    KeptAttributes,
  ];
}

/** Tags of an emphasis, unless their style says "normal", and the styles that mean the same (see paste.ts). */
function emphasis(tags: readonly string[], style: RegExp) {
  const styleOf = (element: HTMLElement): string => element.dataset['style'] ?? '';
  return [
    ...tags.map((tag) => ({
      tag,
      getAttrs: (element: HTMLElement) =>
        /font-(?:weight|style):\s*(?:normal|400)/i.test(styleOf(element)) ? (false as const) : null,
    })),
    {
      tag: 'span[data-style]',
      consuming: false,
      getAttrs: (element: HTMLElement) => (style.test(styleOf(element)) ? null : (false as const)),
    },
  ];
}

function startOf(written: string | null): number {
  const start = Number.parseInt(written ?? '1', 10);
  return Number.isInteger(start) && start >= 0 && start <= 1_000_000 ? start : 1;
}

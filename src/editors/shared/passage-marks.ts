import { Mark } from '@tiptap/core';
import { isPassageId, type PassageKind } from './passages.ts';
import { oneOf } from './validators.ts';

/**
 * A tie of words to a record. It has no look of its own (passage-drawing.ts gives it one while the record is open), does not
 * grow with what is typed at its edges, and goes along where words are cut and pasted.
 */
const tie = (kind: PassageKind | 'excerpt'): Mark =>
  Mark.create({
    name: kind,
    inclusive: false,
    keepOnSplit: false,
    addAttributes: () => ({
      id: {
        isRequired: true,
        validate: mustBeId,
        parseHTML: (element: HTMLElement) => element.dataset[kind],
        renderHTML: ({ id }: Record<string, unknown>) => ({ [`data-${kind}`]: id }),
      },
    }),
    parseHTML: () => [
      {
        tag: `span[data-${kind}]`,
        // Words may be in several passages at once.
        consuming: false,
        getAttrs: (element) => (isPassageId(element.dataset[kind]) ? null : false),
      },
    ],
    renderHTML: ({ HTMLAttributes }) => ['span', { class: `note-${kind}`, ...HTMLAttributes }, 0],
  });

/** What a task that words became is: a decision, or something to do until next time. */
export const taskSorts = ['between', 'decided'] as const;
export type TaskSort = (typeof taskSorts)[number];

const isTaskSort = (value: unknown): value is TaskSort => taskSorts.some((sort) => sort === value);

/** Words that somebody spoke about. */
export const Comment = tie('comment');

/** Words that became something to do or a decision. */
export const Task = tie('task').extend({
  addAttributes() {
    return {
      ...this.parent?.(),
      sort: {
        isRequired: true,
        validate: oneOf(...taskSorts),
        parseHTML: (element: HTMLElement) => {
          const { sort } = element.dataset;
          return isTaskSort(sort) ? sort : 'between';
        },
        renderHTML: ({ sort }: Record<string, unknown>) => ({ 'data-sort': sort }),
      },
    };
  },
});

/** The name of a goal. */
export const Goal = tie('goal');

/** Words that somebody shared of what they keep for themselves: by it taking back finds them wherever they were moved. */
export const Excerpt = tie('excerpt');

function mustBeId(value: unknown): void {
  if (!isPassageId(value)) throw new RangeError('a passage carries the id of a record');
}

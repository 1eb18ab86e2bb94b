import { Blockquote } from '@tiptap/extension-blockquote';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { Node as DrawnNode } from '@tiptap/pm/model';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { Live } from '../../crdt/basics/live.ts';
import { isPassageId } from './passages.ts';

/*
 * A passage that somebody shared, quoted among other words: the quotation says which excerpt it is, and so do its words, as
 * a mark that goes along where they are moved (passage-marks.ts). Where it comes from is drawn and written nowhere, so that
 * nobody can put a name under words of their own.
 */

/** What the page knows of an excerpt. */
export interface ExcerptSource {
  /** Its words as they were shared, each paragraph a line; undefined once they were taken back. */
  readonly text: string | undefined;
  /** The line that says where it comes from. */
  readonly line: string;
  /** The line where the words were changed since. */
  readonly changedLine: string;
  /** The colour of whoever shared it, by number. */
  readonly colour: number;
}

/** The excerpts of a workspace by id. One that is not among them is drawn as any quotation. */
export type ExcerptSources = ReadonlyMap<string, ExcerptSource>;

/** A quotation, which may be one of an excerpt. */
export const QuotedExcerpt = Blockquote.extend({
  addAttributes: () => ({
    excerpt: {
      default: null,
      keepOnSplit: false,
      validate: mustBeIdOrNone,
      parseHTML: (element: HTMLElement) => {
        const { excerpt } = element.dataset;
        return isPassageId(excerpt) ? excerpt : null;
      },
      renderHTML: ({ excerpt }: Record<string, unknown>) =>
        isPassageId(excerpt) ? { 'data-excerpt': excerpt } : {},
    },
  }),
});

function mustBeIdOrNone(value: unknown): void {
  if (value !== null && !isPassageId(value)) throw new RangeError('an excerpt is known by its id');
}

const key = new PluginKey<DecorationSet>('excerpts');

/** Draws under each quotation of an excerpt where it comes from, as far as the page knows. */
export const excerptDrawing = (sources: Live<ExcerptSources> | undefined): Plugin<DecorationSet> =>
  new Plugin<DecorationSet>({
    key,
    state: {
      init: (_, { doc }) => decorate(doc, sources?.get()),
      apply: (transaction, present) =>
        transaction.docChanged || transaction.getMeta(key) !== undefined
          ? decorate(transaction.doc, sources?.get())
          : present,
    },
    props: { decorations: (state) => key.getState(state) },
    view(view) {
      const redraw = (): void => {
        if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(key, 'known'));
      };
      const stop = sources?.subscribe(redraw);
      return { destroy: () => stop?.() };
    },
  });

function decorate(doc: DrawnNode, sources: ExcerptSources | undefined): DecorationSet {
  if (sources === undefined || sources.size === 0) return DecorationSet.empty;
  const drawn: Decoration[] = [];
  doc.descendants((node, position) => {
    const id: unknown = node.attrs['excerpt'];
    const source = isPassageId(id) ? sources.get(id) : undefined;
    if (source !== undefined) {
      const line = lineOf(node, source);
      const look = {
        class: 'note-excerpt-quote',
        'data-source': line,
        'data-colour': String(source.colour),
        'aria-label': line,
      };
      drawn.push(Decoration.node(position, position + node.nodeSize, look));
    }
    return !node.isTextblock;
  });
  return DecorationSet.create(doc, drawn);
}

/** Whoever changes the words does not change whose they say they are in silence. */
function lineOf(node: DrawnNode, { text, line, changedLine }: ExcerptSource): string {
  const isAsShared = text === undefined || node.textBetween(0, node.content.size, '\n') === text;
  return isAsShared ? line : changedLine;
}

import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { EditorView } from '@tiptap/pm/view';
import type { Live } from '../../crdt/basics/live.ts';
import { isPassageId, isSame, passageKinds, passagesIn } from './passages.ts';
import type { KnownPassages, Passage } from './passages.ts';

/** How passages are drawn, and who is told of them. */
export interface PassageDrawing {
  /** Without it every passage is drawn as open. */
  readonly known: Live<KnownPassages> | undefined;
  /** Says what a passage is, to who points at it. */
  hint(passage: Passage): string;
  /** Told of a passage that was pressed with a pointer. */
  onPassage(passage: Passage): void;
  /** Told which passages there are, in their order, at first and after each change of them. */
  onPassages(passages: readonly Passage[]): void;
}

/** A stretch of words that is kept in mind while the person writes about it elsewhere. */
export interface ChosenWords {
  readonly from: number;
  readonly to: number;
}

interface Drawn {
  readonly chosen: ChosenWords | undefined;
  readonly decorations: DecorationSet;
}

const key = new PluginKey<Drawn>('passages');
const none: Drawn = { chosen: undefined, decorations: DecorationSet.empty };

/** The words that were chosen and are still there. */
export const chosenWords = (state: EditorState): ChosenWords | undefined =>
  key.getState(state)?.chosen;

/** Keeps words in mind, or lets them go. */
export const choose = (transaction: Transaction, chosen: ChosenWords | undefined): Transaction =>
  transaction.setMeta(key, { chosen });

/** Draws passages whose record is open, by decorations alone: nothing is written when a comment is resolved. */
export function passageDrawing(drawing: PassageDrawing): Plugin<Drawn> {
  return new Plugin<Drawn>({
    key,
    state: {
      init: () => none,
      // ProseMirror gives four values; the third, the state before, says nothing here.
      apply(...[transaction, present, , state]) {
        const asked: unknown = transaction.getMeta(key);
        if (asked === undefined && !transaction.docChanged) return present;
        const chosen = isChoice(asked) ? asked.chosen : moved(present.chosen, transaction);
        return { chosen, decorations: decorate(state, chosen, drawing) };
      },
    },
    props: {
      decorations: (state) => key.getState(state)?.decorations,
      handleClick(_view, _position, event) {
        const passage = passageUnder(event.target, drawing.known?.get());
        if (passage !== undefined) drawing.onPassage(passage);
        return false;
      },
    },
    view(view) {
      const redraw = (): void => {
        if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(key, 'known'));
      };
      const stop = drawing.known?.subscribe(redraw);
      let told: readonly Passage[] | undefined;
      const tell = ({ state }: EditorView): void => {
        const present = eachOnce(passagesIn(state.doc));
        const same = told?.length === present.length;
        if (same && present.every((one, index) => isSame(one, told?.[index]))) return;
        told = present;
        drawing.onPassages(present);
      };
      redraw();
      tell(view);
      return { update: tell, destroy: () => stop?.() };
    },
  });
}

const isChoice = (asked: unknown): asked is { readonly chosen: ChosenWords | undefined } =>
  typeof asked === 'object' && asked !== null && 'chosen' in asked;

/** What another types at the edges is not part of it; when all its words are gone, so is it. */
function moved(chosen: ChosenWords | undefined, { mapping }: Transaction): ChosenWords | undefined {
  if (chosen === undefined) return undefined;
  const [from, to] = [mapping.map(chosen.from, 1), mapping.map(chosen.to, -1)];
  return from < to ? { from, to } : undefined;
}

function decorate(
  { doc }: EditorState,
  chosen: ChosenWords | undefined,
  drawing: PassageDrawing,
): DecorationSet {
  const records = drawing.known?.get();
  const begun = new Set<string>();
  const drawn = passagesIn(doc).flatMap((passage) => {
    const { kind, id, from, to } = passage;
    if (records !== undefined && records.get(id) !== 'open') return [];
    const isFirst = !begun.has(kind + id);
    begun.add(kind + id);
    // Passages lie over each other: what each adds is its own, for of one attribute only one value counts.
    const look = {
      class: isFirst ? `note-open-${kind} note-begins-${kind}` : `note-open-${kind}`,
      title: drawing.hint(passage),
    };
    return [Decoration.inline(from, to, look)];
  });
  if (chosen !== undefined) {
    drawn.push(Decoration.inline(chosen.from, chosen.to, { class: 'note-chosen' }));
  }
  return DecorationSet.create(doc, drawn);
}

function eachOnce(passages: readonly Passage[]): readonly Passage[] {
  const kept = new Map<string, Passage>();
  for (const { kind, id } of passages) {
    if (!kept.has(kind + id)) kept.set(kind + id, { kind, id });
  }
  return [...kept.values()];
}

/** The passage that a pointer is on; of several, one that is open before one that rests. */
function passageUnder(
  target: EventTarget | null,
  known: KnownPassages | undefined,
): Passage | undefined {
  if (!(target instanceof Element)) return undefined;
  const found = passageKinds.flatMap((kind): Passage[] => {
    const id = target.closest<HTMLElement>(`.note-${kind}`)?.dataset[kind];
    return isPassageId(id) ? [{ kind, id }] : [];
  });
  return found.find(({ id }) => known === undefined || known.get(id) === 'open') ?? found[0];
}

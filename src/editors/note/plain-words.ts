import type { Node as DrawnNode } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';

/** What is written, as plain words: formats gone, each paragraph a line. Nothing follows it when the writing goes on. */
export interface PlainWords {
  /** What is selected; empty when nothing is. */
  readonly chosen: string;
  /** Every paragraph, heading and item of a list that has words, in their order. */
  readonly paragraphs: readonly string[];
  /** Which of them the caret is in, or comes before; undefined when there is none. */
  readonly at: number | undefined;
}

/** Reads the plain words of a text, and where the person is in them. */
export function plainWords({ doc, selection }: EditorState): PlainWords {
  const paragraphs: string[] = [];
  let at: number | undefined;
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    const text = plainText(node, 0, node.content.size);
    if (text !== '') {
      if (at === undefined && position + node.nodeSize > selection.head) at = paragraphs.length;
      paragraphs.push(text);
    }
    return false;
  });
  const last = paragraphs.length - 1;
  return {
    chosen: plainText(doc, selection.from, selection.to),
    paragraphs,
    at: at ?? (last < 0 ? undefined : last),
  };
}

/** The words of a stretch, no line of them empty. What has no words, such as a part made with a newer version, has none here. */
export function plainText(node: DrawnNode, from: number, to: number): string {
  const leaf = ({ type }: DrawnNode): string => (type.name === 'hardBreak' ? '\n' : '');
  return node
    .textBetween(from, to, '\n', leaf)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

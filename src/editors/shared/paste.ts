import { Fragment, Slice } from '@tiptap/pm/model';
import type { Node as DrawnNode } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { keptKey } from './kept.ts';
import { hasValidAttributes } from './valid-attribute.ts';

/**
 * What comes in by paste or drop: structure stays, everything else goes. The parser takes only what the schema knows;
 * here go kept pieces (they exist once), values that no validator takes, and files.
 */
export const paste = (): Plugin =>
  new Plugin({
    props: {
      transformPasted: clean,
      transformCopied: clean,
      transformPastedHTML: quietHtml,
      handleDrop: (_view, event) => takeFiles(event, event.dataTransfer),
      handlePaste: (_view, event) => takeFiles(event, event.clipboardData),
    },
  });

/** A dropped file would take the page away; files are not part of a note. */
function takeFiles(event: Event, data: DataTransfer | null): boolean {
  if (data === null || data.files.length === 0 || data.types.includes('text/html')) return false;
  if (data.getData('text/plain') !== '') return false;
  event.preventDefault();
  return true;
}

/**
 * Sheets, resource hints and handlers are not even given to the parser: it would neither load nor run them, yet the
 * browser reports each as a breach of the content policy. Styles, which the policy keeps from being read, are renamed so
 * that bold and italic can still be told from them. The schema, not this, is what keeps danger out.
 */
export const quietHtml = (html: string): string =>
  html
    .replace(/<style\b[\s\S]*?(?:<\/style\s*>|$)/gi, '')
    .replace(/<\/?(?:link|base|meta|script|iframe|object|embed)\b[^>]*>/gi, '')
    .replace(/<[a-z](?:"[^"]*"|'[^']*'|[^'">])*>/gi, (tag) =>
      tag
        .replace(/([\s"'/])on(?=[a-z]+\s*=)/gi, '$1data-not-')
        .replace(/([\s"'/])style(?=\s*=)/gi, '$1data-style'),
    );

function clean(slice: Slice): Slice {
  const content = cleanFragment(slice.content);
  const openStart = Math.min(slice.openStart, depthOf(content, 'firstChild'));
  const openEnd = Math.min(slice.openEnd, depthOf(content, 'lastChild'));
  return new Slice(content, openStart, openEnd);
}

function depthOf(fragment: Fragment, side: 'firstChild' | 'lastChild'): number {
  let depth = 0;
  for (let node = fragment[side]; node !== null && !node.isLeaf; node = node[side]) depth += 1;
  return depth;
}

function cleanFragment(fragment: Fragment): Fragment {
  const nodes: DrawnNode[] = [];
  fragment.forEach((node) => {
    const cleaned = cleanNode(node);
    if (cleaned !== undefined) nodes.push(cleaned);
  });
  return Fragment.from(nodes);
}

function cleanNode(node: DrawnNode): DrawnNode | undefined {
  if (keptKey(node) !== undefined || !hasValidAttributes(node)) return undefined;
  const marked = node.mark(node.marks.filter(hasValidAttributes));
  if (node.isText) return marked;
  const content = cleanFragment(node.content);
  return content.size === 0 && node.content.size > 0 && !node.inlineContent
    ? undefined
    : marked.copy(content);
}

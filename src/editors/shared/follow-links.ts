import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { isAllowedLink } from './allowed-link.ts';

/**
 * Follows a link that is clicked with Ctrl or Cmd held. In words that are being written the browser does not: a click
 * there sets the caret. Where nobody may write, links are followed by the browser itself.
 */
export const followLinks = (follow: (address: string) => void = openLink): Plugin =>
  new Plugin({
    props: {
      // Otherwise such a click would select the whole paragraph.
      handleClick: (view, _position, event) => linkOf(view, event) !== undefined,
      handleDOMEvents: {
        click(view, event) {
          const address = linkOf(view, event);
          if (address === undefined) return false;
          event.preventDefault();
          follow(address);
          return true;
        },
      },
    },
  });

function linkOf(view: EditorView, event: MouseEvent): string | undefined {
  if (!view.editable || !(event.ctrlKey || event.metaKey)) return undefined;
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  const address = link?.getAttribute('href');
  return isAllowedLink(address) ? address : undefined;
}

/** In a page of its own, which learns nothing of this one. */
function openLink(address: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  link.click();
}

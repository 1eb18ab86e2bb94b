import { Mark } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { isAllowedLink } from './allowed-link.ts';

/** What a link says when it is pointed at. */
export interface LinkOptions {
  readonly hint: (address: string) => string;
}

/**
 * A link that leads to http, https or mailto and nowhere else, in whatever way it comes in. It has an address and no
 * other attribute: how it opens is the same for all and not for a peer to say.
 */
export const Link = Mark.create<LinkOptions>({
  name: 'link',
  priority: 1000,
  inclusive: false,
  keepOnSplit: false,
  exitable: true,
  addOptions: () => ({ hint: (address) => address }),
  addAttributes: () => ({
    href: {
      isRequired: true,
      validate: mustBeAllowed,
      parseHTML: (element: HTMLElement) => element.getAttribute('href'),
    },
  }),
  parseHTML: () => [
    {
      tag: 'a[href]',
      getAttrs: (element) => (isAllowedLink(element.getAttribute('href')) ? null : false),
    },
  ],
  renderHTML({ mark }) {
    const href: unknown = mark.attrs['href'];
    const shown = { rel: 'noopener noreferrer nofollow', target: '_blank' };
    if (!isAllowedLink(href)) return ['a', shown, 0];
    return ['a', { href, title: this.options.hint(href), ...shown }, 0];
  },
  addProseMirrorPlugins() {
    const { type } = this;
    return [
      new Plugin({
        props: {
          // An address pasted over chosen words becomes their link.
          handlePaste(view, event) {
            const { from, to, empty } = view.state.selection;
            const text = event.clipboardData?.getData('text/plain').trim() ?? '';
            if (empty || !isAllowedLink(text) || !/^https?:/i.test(text)) return false;
            if (!view.state.selection.$from.sameParent(view.state.selection.$to)) return false;
            view.dispatch(view.state.tr.addMark(from, to, type.create({ href: text })));
            return true;
          },
        },
      }),
    ];
  },
});

function mustBeAllowed(value: unknown): void {
  if (!isAllowedLink(value)) throw new RangeError('a link leads to http, https or mailto');
}

import { isOwnTemplate } from './trusted-solid-web.ts';

/** The part of the Trusted Types API used here (W3C Trusted Types, §3); not every browser has it. */
interface TrustedTypesFactory {
  createPolicy(
    name: string,
    rules: {
      createHTML(html: string): string | null;
      createScriptURL(url: string): string | null;
    },
  ): unknown;
}

declare global {
  interface Window {
    readonly trustedTypes?: TrustedTypesFactory;
  }
}

/** Scripts that the page itself starts by address: its service worker, and the worker that stretches a passphrase. */
const ownScripts = /^\/(?:service-worker|assets\/stretch-worker-[\w-]+)\.js$/;

/**
 * The `default` policy. As HTML it passes only the template strings that the compiler wrote into the build,
 * told by identity of their text; as script addresses only our own. Everything else is refused, whatever
 * library asks: the browser then throws at that place.
 */
window.trustedTypes?.createPolicy('default', {
  createHTML(html) {
    if (isOwnTemplate(html)) return html;
    // Not null: a library that asks this policy itself would take that for empty HTML, and a paste into a note would
    // be lost. The editor's clipboard goes on with its own policy when this one throws.
    throw new TypeError('not one of our own templates');
  },
  createScriptURL: (url) => (ownScripts.test(url) ? url : null),
});

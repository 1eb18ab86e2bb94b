import { template as solidTemplate } from 'solid-js/web';

export * from 'solid-js/web';

/**
 * In a build, every module that asks for `solid-js/web` gets this one (scripts/vite/trusted-templates.ts). It notes
 * each template string as the compiled module hands it over. Compiled modules call `template` with literals
 * only, while they load, so nothing that a person or a peer wrote can ever be among them.
 */
const templates = new Set<string>();

/** Solid's own `template`, after its text has been noted as ours. */
export const template: typeof solidTemplate = (html, ...options) => {
  templates.add(html);
  return solidTemplate(html, ...options);
};

/** Whether a text is one of the build's own templates. */
export const isOwnTemplate = (html: string): boolean => templates.has(html);

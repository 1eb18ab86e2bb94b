import type { AgendaTemplate } from './agenda-template.ts';

/** The last meeting, or one of the last: what stays, and what helps on harder days. */
export const ending = {
  key: 'ending',
  items: [
    { key: 'way', minutes: 15 },
    { key: 'keep', minutes: 15 },
    { key: 'harder-days', minutes: 10 },
    { key: 'goodbye', minutes: 10 },
  ],
} as const satisfies AgendaTemplate;

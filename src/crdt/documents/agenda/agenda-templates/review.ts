import type { AgendaTemplate } from './agenda-template.ts';

/** Looking back together, and choosing what to go on with. */
export const review = {
  key: 'review',
  items: [
    { key: 'since', minutes: 10 },
    { key: 'helped', minutes: 15 },
    { key: 'goals', minutes: 10 },
    { key: 'change', minutes: 10 },
    { key: 'how-was-it', minutes: 5 },
  ],
} as const satisfies AgendaTemplate;

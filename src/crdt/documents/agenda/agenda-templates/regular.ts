import type { AgendaTemplate } from './agenda-template.ts';

/** The hour as it is most weeks: most of it for what matters today. */
export const regular = {
  key: 'regular',
  items: [
    { key: 'week', minutes: 10 },
    { key: 'today', minutes: 25 },
    { key: 'between', minutes: 10 },
    { key: 'how-was-it', minutes: 5 },
  ],
} as const satisfies AgendaTemplate;

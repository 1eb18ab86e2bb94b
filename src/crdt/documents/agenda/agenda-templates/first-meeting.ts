import type { AgendaTemplate } from './agenda-template.ts';

/** Getting to know each other, and what each may ask. */
export const firstMeeting = {
  key: 'first-meeting',
  items: [
    { key: 'arriving', minutes: 5 },
    { key: 'how-we-work', minutes: 10 },
    { key: 'what-brings', minutes: 20 },
    { key: 'hopes', minutes: 10 },
    { key: 'next', minutes: 5 },
  ],
} as const satisfies AgendaTemplate;

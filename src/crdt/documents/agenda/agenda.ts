import type { DocumentKind } from '../document-kind.ts';
import type { AgendaVerbs, AgendaView } from './types.ts';

export const agenda: DocumentKind<AgendaView, AgendaVerbs> = {
  id: 'agenda',
  audience: 'workspace',
  version: 1,
  read: () => ({ view: { items: [], removed: [] }, version: 0, oddities: 0 }),
  verbs: () => ({}) as never,
};

import type { DocumentKind } from '../document-kind.ts';
import type { PollsVerbs, PollsView } from './types.ts';

export const polls: DocumentKind<PollsView, PollsVerbs> = {
  id: 'polls',
  audience: 'workspace',
  version: 1,
  read: () => ({ view: { polls: [], removed: [] }, version: 0, oddities: 0 }),
  verbs: () => ({}) as never,
};

import type { DocumentKind } from '../document-kind.ts';
import type { SessionsVerbs, SessionsView } from './types.ts';

export const sessions: DocumentKind<SessionsView, SessionsVerbs> = {
  id: 'sessions',
  audience: 'workspace',
  version: 1,
  read: () => ({ view: { sessions: [], removed: [], zones: [] }, version: 0, oddities: 0 }),
  verbs: () => ({}) as never,
};

import type { DocumentKind } from '../document-kind.ts';
import type { CommentsVerbs, CommentsView } from './types.ts';

export const comments: DocumentKind<CommentsView, CommentsVerbs> = {
  id: 'comments',
  audience: 'workspace',
  version: 1,
  read: () => ({ view: { threads: [], removed: [] }, version: 0, oddities: 0 }),
  verbs: () => ({}) as never,
};

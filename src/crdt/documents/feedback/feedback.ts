import type { DocumentKind } from '../document-kind.ts';
import type { FeedbackVerbs, FeedbackView } from './types.ts';

export const feedback: DocumentKind<FeedbackView, FeedbackVerbs> = {
  id: 'feedback',
  audience: 'workspace',
  version: 1,
  read: () => ({ view: { feedback: [], removed: [] }, version: 0, oddities: 0 }),
  verbs: () => ({}) as never,
};

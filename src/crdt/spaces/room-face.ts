/** What pages of the session room need beside types: apart from the public face, which every page loads. */
export { endOf } from '../documents/sessions/session-end.ts';
export { sessionState } from '../documents/sessions/session-state.ts';
export type { SessionState } from '../documents/sessions/session-state.ts';
export { paces } from '../documents/shapes/pace.ts';
export { laterThan } from './later-than.ts';
export { lastSaid, signs } from './manner.ts';

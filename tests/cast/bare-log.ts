import type * as Y from 'yjs';
import { liveValue } from '../../src/crdt/basics/live.ts';

/** A document that nothing is sealed from, in the shape in which live kinds take it. */
export const bareLog = (doc: Y.Doc) => ({ doc, rebuilt: liveValue(0) });

import * as Y from 'yjs';
import { RecordId } from '../../basics/id.ts';
import type { DocumentKind, WriteContext } from '../document-kind.ts';
import { cutText } from '../shapes/cut-text.ts';
import type { KindRoot } from '../shapes/kind-root.ts';
import { readMap } from '../shapes/record.ts';
import { recordVerbs } from '../shapes/record-verbs.ts';
import { removeRecord, restoreRecord } from '../shapes/removable.ts';
import { countSpoken, putBackSpoken, speak, takeBackSpoken } from '../shapes/spoken-list.ts';
import { readComments } from './read-comments.ts';
import { commentLimits } from './types.ts';
import type { CommentsVerbs, CommentsView } from './types.ts';

const kind: KindRoot = { id: 'comments', version: 1, origin: { kind: 'comments' } };

/** What is said about passages of notes. Shape: README beside this folder. */
export const comments: DocumentKind<CommentsView, CommentsVerbs> = {
  id: kind.id,
  audience: 'workspace',
  version: kind.version,
  read: (doc, context) => readComments(doc, kind.id, context),
  verbs: (doc, context) => commentsVerbs(doc, context),
};

function commentsVerbs(doc: Y.Doc, hand: WriteContext): CommentsVerbs {
  const { clock, random } = hand;
  const { write, onRecord, touched, ...common } = recordVerbs(doc, kind, clock);
  const said = (text: string): string => cutText(text, commentLimits.text);
  return {
    add: ({ place, quote, text }) =>
      write((root) => {
        const id = RecordId.random(random);
        const thread = new Y.Map<unknown>();
        root.set(id, thread);
        thread.set('place', place);
        thread.set('quote', cutText(quote, commentLimits.quote));
        thread.set('resolved', false);
        const replies = new Y.Map<unknown>();
        thread.set('replies', replies);
        speak(replies, said(text), hand);
        thread.set('created', clock.nowMs());
        thread.set('changed', clock.nowMs());
        return id;
      }),
    reply: (id, text) =>
      onRecord(id, (thread) => {
        const replies = readMap(thread, 'replies');
        if (replies === undefined) return undefined;
        touched(thread);
        return speak(replies, said(text), hand);
      }),
    setResolved: (id, resolved) =>
      onRecord(id, (thread) => {
        if (thread.get('resolved') === resolved) return;
        thread.set('resolved', resolved);
        touched(thread);
      }),
    removeReply: (id, reply) =>
      onRecord(id, (thread) => {
        const replies = readMap(thread, 'replies');
        if (replies === undefined || !takeBackSpoken(replies, reply, clock.nowMs())) return;
        if (countSpoken(replies) === 0) removeRecord(thread, clock.nowMs());
        else touched(thread);
      }),
    restoreReply: (id, reply) =>
      onRecord(id, (thread) => {
        const replies = readMap(thread, 'replies');
        if (replies === undefined || !putBackSpoken(replies, reply)) return;
        restoreRecord(thread);
        touched(thread);
      }),
    ...common,
  };
}

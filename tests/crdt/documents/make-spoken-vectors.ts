import { RecordId } from '../../../src/crdt/basics/id.ts';
import { comments } from '../../../src/crdt/documents/comments/comments.ts';
import type { WriteContext } from '../../../src/crdt/documents/document-kind.ts';
import { feedback } from '../../../src/crdt/documents/feedback/feedback.ts';
import { reflections } from '../../../src/crdt/documents/reflections/reflections.ts';
import type { SimulatedClock } from '../../cast/simulated-clock.ts';
import type { WriteVector } from './make-vectors.ts';
import { docOf } from './replicas.ts';

/** The stored documents of what is said: comments, reflections, feedback. */
export async function makeSpokenVectors(options: {
  readonly context: WriteContext & { readonly clock: SimulatedClock };
  readonly write: WriteVector;
}): Promise<void> {
  const { context, write } = options;
  const { clock } = context;
  const session = RecordId.fromBytes(new Uint8Array(16).fill(3));

  const commentsDoc = docOf(21);
  const talk = comments.verbs(commentsDoc, context);
  const thread = talk.add({
    place: session,
    quote: 'did not apologise',
    text: 'That was new.',
  });
  await clock.advance(1000);
  talk.reply(thread, 'It was.');
  talk.setResolved(thread, true);
  talk.remove(talk.add({ place: session, quote: 'the call', text: 'Not this' }));
  write('comments-v1.bin', commentsDoc);

  const reflectionsDoc = docOf(22);
  const heard = reflections.verbs(reflectionsDoc, context);
  heard.add({ text: 'It sounds as if ending the call was the brave part.', session });
  heard.remove(heard.add({ text: 'Taken back' }));
  write('reflections-v1.bin', reflectionsDoc);

  const feedbackDoc = docOf(23);
  const working = feedback.verbs(feedbackDoc, context);
  const given = working.give({
    session,
    scores: { heard: 8, speed: 4 },
    words: 'A bit fast.',
    wish: 'next',
  });
  working.reply(given, 'Thank you. Slower, then.');
  working.adjust(given, 'One topic at a time');
  write('feedback-v1.bin', feedbackDoc);
}

import type * as Y from 'yjs';
import { RecordId } from '../../basics/id.ts';
import type { MemberId } from '../../basics/id.ts';
import type { ReadContext, Reading } from '../document-kind.ts';
import { cutText } from '../shapes/cut-text.ts';
import { readKept } from '../shapes/kept-records.ts';
import { fieldsOf } from '../shapes/plain-value.ts';
import { readOwnWords } from '../shapes/own-words.ts';
import { makerOf } from '../shapes/hands.ts';
import { authorOfKey, readChanged, readMap, readTouch } from '../shapes/record.ts';
import { readNeeded } from '../shapes/record-fields.ts';
import type { RootMap, TouchReading } from '../shapes/record.ts';
import { byCreation, readSpoken } from '../shapes/spoken-list.ts';
import { feedbackLimits, feedbackQuestions, feedbackWishes } from './types.ts';
import type { Feedback, FeedbackView, GivenFeedback } from './types.ts';

/** Reads all feedback, whatever peers may have put there. */
export function readFeedback(doc: Y.Doc, id: string, context: ReadContext): Reading<FeedbackView> {
  const { view, ...rest } = readKept(doc, { id, context, readRecord: readOne });
  return {
    view: { feedback: [...view.there].sort(byCreation), removed: view.removed },
    ...rest,
  };
}

/** Feedback on nothing is none. */
function readOne(id: RecordId, record: RootMap, reading: TouchReading): Feedback | undefined {
  const { context, oddities } = reading;
  const by = makerOf(record, context);
  const given = by && readOwn(record, { by, reading });
  if (given === undefined) oddities.count += 1;
  const session = given?.session ?? readNeeded(record, 'session', oddities);
  if (session === undefined) return undefined;
  const said = (key: string): Feedback['replies'] => {
    const list = readMap(record, key, oddities);
    return list === undefined ? [] : readSpoken(list, { reading, limit: feedbackLimits.words });
  };
  return {
    id,
    ...(given ?? { scores: {}, words: '', wish: undefined }),
    session,
    replies: said('replies'),
    adjustments: said('adjustments'),
    created: { ...readTouch(record, 'created', reading), by },
    changed: readChanged(record, reading),
  };
}

/**
 * What the maker of a record says in it; nobody can put words or scores into another's mouth, or take them out of it. `given` is
 * how it was written once: it counts while nothing was said since.
 */
function readOwn(
  record: RootMap,
  { by, reading }: { readonly by: MemberId; readonly reading: TouchReading },
): ReturnType<typeof readGiven> {
  const said = readOwnWords(record, 'gives', reading);
  reading.oddities.count += [...said.keys()].filter((member) => member !== by).length;
  if (said.has(by)) return readGiven(said.get(by));
  const isOwn = authorOfKey(record, 'given', reading.context) === by;
  return isOwn ? readGiven(record.get('given')) : undefined;
}

function readGiven(
  value: unknown,
): (Omit<GivenFeedback, 'session'> & { readonly session: RecordId | undefined }) | undefined {
  const fields = fieldsOf(value);
  const found = fieldsOf(fields?.['scores']);
  const words = fields?.['words'];
  if (found === undefined || typeof words !== 'string') return undefined;
  const scores: Partial<Record<(typeof feedbackQuestions)[number], number>> = {};
  for (const question of feedbackQuestions) {
    const score = found[question];
    if (typeof score === 'number' && Number.isInteger(score) && score >= 0 && score <= 10) {
      scores[question] = score;
    }
  }
  return {
    session: RecordId.parse(fields?.['session']),
    scores,
    words: cutText(words, feedbackLimits.words),
    wish: feedbackWishes.find((wish) => wish === fields?.['wish']),
  };
}

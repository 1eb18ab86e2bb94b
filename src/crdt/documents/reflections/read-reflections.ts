import type * as Y from 'yjs';
import { MemberId } from '../../basics/id.ts';
import type { RecordId } from '../../basics/id.ts';
import type { ReadContext, Reading } from '../document-kind.ts';
import { cutText } from '../shapes/cut-text.ts';
import { readKept } from '../shapes/kept-records.ts';
import { fieldsOf } from '../shapes/plain-value.ts';
import { authorOfKey, readChanged, readMap, readText, readTouch } from '../shapes/record.ts';
import { readReference } from '../shapes/record-fields.ts';
import type { RootMap, TouchReading } from '../shapes/record.ts';
import { byCreation } from '../shapes/spoken-list.ts';
import { heardAnswers, reflectionLimits } from './types.ts';
import type { Reflection, ReflectionAnswer, ReflectionsView } from './types.ts';

/** Reads all cards, whatever peers may have put there. */
export function readReflections(
  doc: Y.Doc,
  id: string,
  context: ReadContext,
): Reading<ReflectionsView> {
  const { view, ...rest } = readKept(doc, { id, context, readRecord: readCard });
  return {
    view: { reflections: [...view.there].sort(byCreation), removed: view.removed },
    ...rest,
  };
}

function readCard(id: RecordId, record: RootMap, reading: TouchReading): Reflection {
  const { oddities } = reading;
  const answers = readMap(record, 'answers', oddities);
  const created = readTouch(record, 'created', reading);
  return {
    id,
    session: readReference(record, 'session', oddities),
    text: readText(record, 'text', oddities),
    answers: answers === undefined ? [] : readAnswers(answers, { reading, heardBy: created.by }),
    created,
    changed: readChanged(record, reading),
  };
}

/** Only what somebody wrote under their own id counts; on one's own card nobody answers. */
function readAnswers(
  list: RootMap,
  { reading, heardBy }: { readonly reading: TouchReading; readonly heardBy: MemberId | undefined },
): readonly ReflectionAnswer[] {
  const { context, oddities } = reading;
  const answers: ReflectionAnswer[] = [];
  for (const [key, value] of list.entries()) {
    const by = MemberId.parse(key);
    const fields = fieldsOf(value);
    const answer = heardAnswers.find((known) => known === fields?.['answer']);
    const words = fields?.['words'];
    const own = by !== undefined && authorOfKey(list, key, context) === by && by !== heardBy;
    if (own && answer !== undefined && typeof words === 'string') {
      answers.push({ by, answer, words: cutText(words, reflectionLimits.words) });
    } else {
      oddities.count += 1;
    }
  }
  return answers.sort((a, b) => (a.by < b.by ? -1 : 1));
}

import * as v from 'valibot';
import { sha256 } from '@noble/hashes/sha2.js';
import { byteWriter } from '../../basics/byte-writer.ts';
import { concatBytes, utf8 } from '../../basics/bytes.ts';
import { idBytes, MemberId, RecordId } from '../../basics/id.ts';
import { oneLine } from '../shapes/one-line.ts';
import { pollLimits, pollSorts } from './types.ts';
import type { NewPoll, PollQuestion, PollSort, ScaleEnds } from './types.ts';

/** Sorts whose answers name options. */
const withOptions: ReadonlySet<PollSort> = new Set(['one', 'several', 'rank', 'dots']);

/** The plain value of a new question, as it rests in the document: tidied, within the limits. */
export function newQuestion(poll: NewPoll, by: MemberId): PollQuestion {
  const asked = [...new Set(poll.asked)].slice(0, pollLimits.mostAsked);
  if (asked.length === 0) asked.push(by);
  const texts = withOptions.has(poll.sort)
    ? poll.options.map((text) => oneLine(text, pollLimits.option)).filter((text) => text !== '')
    : [];
  return {
    question: oneLine(poll.question, pollLimits.question),
    sort: poll.sort,
    options: texts
      .slice(0, pollLimits.mostOptions)
      .map((text, at) => ({ id: String.fromCharCode(97 + at), text })),
    dots: poll.sort === 'dots' ? dotsWithin(poll.dots) : 0,
    ends: poll.sort === 'scale' ? endsWithin(poll.ends) : undefined,
    hidden: poll.hidden,
    withoutNames: poll.withoutNames && asked.length >= pollLimits.leastWithoutNames,
    asked,
    session: poll.session,
  };
}

/** How many dots to spend when nobody says. */
const usualDots = 5;

const dotsWithin = (dots: number = usualDots): number =>
  Number.isInteger(dots) ? Math.min(Math.max(dots, 1), pollLimits.mostDots) : usualDots;

function endsWithin(ends: ScaleEnds | undefined): ScaleEnds | undefined {
  const low = oneLine(ends?.low ?? '', pollLimits.end);
  const high = oneLine(ends?.high ?? '', pollLimits.end);
  return low === '' && high === '' ? undefined : { low, high };
}

/** The same without what is not said: plain JSON has no word for undefined. */
export function questionToPlain({
  session,
  ends,
  ...question
}: PollQuestion): Record<string, unknown> {
  return {
    ...question,
    ...(ends === undefined ? {} : { ends }),
    ...(session === undefined ? {} : { session }),
  };
}

const line = (limit: number) =>
  v.pipe(
    v.string(),
    v.maxLength(limit),
    v.transform((text) => oneLine(text, limit)),
  );
const idField = <T>(parse: (text: unknown) => T | undefined) =>
  v.pipe(
    v.unknown(),
    v.transform((text) => parse(text)),
    v.custom<T>((id) => id !== undefined),
  );
const eachOnce = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;

const plainShape = v.object({
  question: line(pollLimits.question),
  sort: v.picklist(pollSorts),
  options: v.pipe(
    v.array(
      v.object({
        id: v.pipe(v.string(), v.regex(/^[a-z0-9]{1,8}$/)),
        text: line(pollLimits.option),
      }),
    ),
    v.maxLength(pollLimits.mostOptions),
    v.check((options) => eachOnce(options.map(({ id }) => id))),
  ),
  dots: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(pollLimits.mostDots)),
  ends: v.optional(
    v.pipe(
      v.object({ low: line(pollLimits.end), high: line(pollLimits.end) }),
      v.check(({ low, high }) => low !== '' || high !== ''),
    ),
  ),
  hidden: v.boolean(),
  withoutNames: v.boolean(),
  asked: v.pipe(
    v.array(idField((text) => MemberId.parse(text))),
    v.minLength(1),
    v.maxLength(pollLimits.mostAsked),
    v.check((ids) => eachOnce(ids)),
  ),
  session: v.optional(idField((text) => RecordId.parse(text))),
});
const shape = v.pipe(
  plainShape,
  v.check(({ sort, ends }) => ends === undefined || sort === 'scale'),
);

/** Reads what is asked; undefined for anything that `newQuestion` would not have made. */
export function readQuestion(value: unknown): PollQuestion | undefined {
  const { success, output } = v.safeParse(shape, value);
  if (!success) return undefined;
  const { session, ends, withoutNames, ...rest } = output;
  return {
    ...rest,
    ends,
    session,
    withoutNames: withoutNames && rest.asked.length >= pollLimits.leastWithoutNames,
  };
}

const label = utf8('attune poll question 1');

/**
 * 32 bytes that stand for all that is asked. Seals and openings hold them: whoever changed a question, an option or the
 * list of those asked behind a sealed answer would have another poll, to which nothing was answered.
 */
export function questionPrint(poll: PollQuestion): Uint8Array {
  const writer = byteWriter().text(poll.question).text(poll.sort).u32(poll.options.length);
  for (const { id, text } of poll.options) writer.text(id).text(text);
  writer
    .u32(poll.dots)
    .u8(Number(poll.hidden))
    .u8(Number(poll.withoutNames))
    .u32(poll.asked.length);
  for (const member of [...poll.asked].sort()) writer.fixed(idBytes(member));
  writer.variable(poll.session === undefined ? new Uint8Array() : idBytes(poll.session));
  // Only where something is said of them: prints of questions without stay what they were.
  if (poll.ends !== undefined) writer.text(poll.ends.low).text(poll.ends.high);
  return sha256(concatBytes(label, writer.bytes()));
}

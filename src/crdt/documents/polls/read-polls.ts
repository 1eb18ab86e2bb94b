import type * as Y from 'yjs';
import { fromHex, toHex } from '../../basics/bytes.ts';
import { MemberId } from '../../basics/id.ts';
import type { RecordId } from '../../basics/id.ts';
import type { ReadContext, Reading } from '../document-kind.ts';
import { readKept } from '../shapes/kept-records.ts';
import { readOptional } from '../shapes/read-optional.ts';
import { asMoment, authorOfKey, readChanged, readMap, readTouch } from '../shapes/record.ts';
import type { RootMap, TouchReading } from '../shapes/record.ts';
import { judge } from './judge-openings.ts';
import { pollMethods } from './methods/poll-methods.ts';
import { readQuestion } from './poll-question.ts';
import { readOpenings } from './read-openings.ts';
import { readSeals } from './seal-register.ts';
import type { GivenAnswer, Poll, PollQuestion, PollsView, PollStage } from './types.ts';

/** Reads all polls, whatever peers may have put there. */
export function readPolls(doc: Y.Doc, id: string, context: ReadContext): Reading<PollsView> {
  const { view, ...rest } = readKept(doc, { id, context, readRecord: readPoll });
  const newestFirst = (a: Poll, b: Poll): number =>
    b.created.atMs - a.created.atMs || (a.id < b.id ? -1 : 1);
  return {
    view: { polls: [...view.there].sort(newestFirst), removed: view.removed },
    ...rest,
  };
}

/** Where a poll stands and what it shows; all of it follows from the answers, seals and openings. */
type PollState = Pick<
  Poll,
  'stage' | 'answered' | 'seals' | 'answers' | 'waitingFor' | 'gone' | 'revealedBy' | 'doubted'
>;

function readPoll(id: RecordId, record: RootMap, reading: TouchReading): Poll | undefined {
  const { oddities } = reading;
  const question = isAsMade(record, 'asks') ? readQuestion(record.get('asks')) : undefined;
  if (question === undefined) {
    oddities.count += 1;
    return undefined;
  }
  const poll = { id, ...question };
  const state = question.hidden
    ? readHidden(record, poll, reading)
    : readOpen(record, poll, reading);
  const answers = question.withoutNames
    ? inNobodysOrder(state.answers)
    : [...state.answers].sort((a, b) => (a.by < b.by ? -1 : 1));
  return {
    ...poll,
    ...state,
    answers,
    results: pollMethods[question.sort].tally(
      answers.map(({ answer }) => answer),
      question,
    ),
    closed: readOptional(record, 'closed', { parse: asBoolean, oddities }) === true,
    created: readTouch(record, 'created', reading),
    changed: readChanged(record, reading),
  };
}

/** Whether a value was written by the hand that made the record: what is asked is never changed by anybody. */
function isAsMade(record: RootMap, key: string): boolean {
  const item = record._map.get(key);
  return item !== undefined && item.id.client === record._item?.id.client;
}

const asBoolean = (value: unknown): boolean | undefined =>
  typeof value === 'boolean' ? value : undefined;

function readOpen(
  record: RootMap,
  poll: PollQuestion,
  { context, oddities }: TouchReading,
): PollState {
  const given = readMap(record, 'answers', oddities);
  const answers: GivenAnswer[] = [];
  for (const [key, value] of given?.entries() ?? []) {
    const by = MemberId.parse(key);
    const answer = pollMethods[poll.sort].parse(value, poll);
    const isOwn =
      given !== undefined && by !== undefined && authorOfKey(given, key, context) === by;
    if (isOwn && answer !== undefined && poll.asked.includes(by)) answers.push({ by, answer });
    else oddities.count += 1;
  }
  const answered = answers.map(({ by }) => by).sort();
  const isLeft = (member: MemberId): boolean =>
    context.isGone?.(member) === true && !answered.includes(member);
  return {
    stage: 'open',
    answered,
    seals: new Map(),
    answers,
    waitingFor: [],
    gone: poll.asked.filter(isLeft),
    revealedBy: undefined,
    doubted: [],
  };
}

function readHidden(
  record: RootMap,
  poll: PollQuestion & { readonly id: RecordId },
  reading: TouchReading,
): PollState {
  const { context, oddities } = reading;
  const { asked } = poll;
  const isGone = (member: MemberId): boolean => context.isGone?.(member) === true;
  const register = readMap(record, 'seals', oddities);
  const opened = readMap(record, 'openings', oddities);
  const seals =
    register === undefined ? new Map<never, never>() : readSeals(register, { asked, ...reading });
  const openings =
    opened === undefined ? new Map<never, never>() : readOpenings(opened, poll, reading);
  const isAskedFor =
    readOptional(record, 'revealed', { parse: asMoment, oddities }) !== undefined ||
    openings.size > 0;

  // Whoever has gone without a seal can give none any more: nobody waits for it, and no opening has to name it.
  const counted = asked.filter((member) => seals.has(member) || !isGone(member));
  const verdicts = [...counted]
    .sort()
    .map((by) => ({ by, verdict: judge(by, { asked: counted, seals, openings }) }));
  // Nor can they open any more what they had sealed.
  const sealed = verdicts.flatMap(({ by, verdict }) => (verdict.tag === 'sealed' ? [by] : []));
  const awaited = sealed.filter((member) => !isGone(member));
  const stage = stageOf({
    isComplete: counted.length > 0 && counted.every((member) => seals.has(member)),
    isAskedFor,
    isAwaited: awaited.length > 0,
  });
  // An opening that came before all had answered is not shown: it would not leave the others free.
  const shown = stage === 'revealing' || stage === 'open' ? verdicts : [];
  const answers = shown.flatMap(({ by, verdict }) =>
    verdict.tag === 'counts' ? [{ by, answer: verdict.answer }] : [],
  );
  return {
    stage,
    answered: [...seals.keys()].sort(),
    seals: new Map([...seals].map(([by, given]) => [by, given.map(fromHex)])),
    // One after the other they would tell whose they are.
    answers: poll.withoutNames && stage !== 'open' ? [] : answers,
    waitingFor: shown.length > 0 ? awaited : [],
    gone: [...asked.filter((member) => !counted.includes(member)), ...sealed.filter(isGone)].sort(),
    revealedBy: isAskedFor ? authorOfKey(record, 'revealed', context) : undefined,
    doubted: shown.flatMap(({ by, verdict }) =>
      verdict.tag === 'doubted' ? [{ by, why: verdict.why }] : [],
    ),
  };
}

function stageOf(poll: {
  readonly isComplete: boolean;
  readonly isAskedFor: boolean;
  readonly isAwaited: boolean;
}): PollStage {
  if (!poll.isComplete) return 'hidden';
  if (!poll.isAskedFor) return 'ready';
  return poll.isAwaited ? 'revealing' : 'open';
}

/** By what they say, not by who says it; only of those who say the same by who it is. */
function inNobodysOrder(answers: readonly GivenAnswer[]): GivenAnswer[] {
  const spelled = answers.map((given) => {
    const { answer, by } = given;
    return { given, order: `${toHex(pollMethods[answer.sort].bytes(answer))} ${by}` };
  });
  return spelled.sort((a, b) => (a.order < b.order ? -1 : 1)).map(({ given }) => given);
}

import * as Y from 'yjs';
import { toHex } from '../../basics/bytes.ts';
import { RecordId } from '../../basics/id.ts';
import type { MemberId } from '../../basics/id.ts';
import type { DocumentKind, WriteContext } from '../document-kind.ts';
import { writeRoot } from '../shapes/kind-root.ts';
import type { KindRoot } from '../shapes/kind-root.ts';
import { fieldsOf } from '../shapes/plain-value.ts';
import { asMoment } from '../shapes/record.ts';
import type { RootMap } from '../shapes/record.ts';
import { recordVerbs } from '../shapes/record-verbs.ts';
import { isThere } from '../shapes/removable.ts';
import { setValue } from '../shapes/set-value.ts';
import { sealLength } from './answer-seal.ts';
import { pollMethods } from './methods/poll-methods.ts';
import { newQuestion, questionToPlain, readQuestion } from './poll-question.ts';
import { openingToPlain } from './read-openings.ts';
import { readPolls } from './read-polls.ts';
import { registerSeal, sealsNamed } from './seal-register.ts';
import type { PollQuestion, PollsVerbs, PollsView } from './types.ts';

const kind: KindRoot = { id: 'polls', version: 1, origin: { kind: 'polls' } };
/** Not followed by undo: what somebody has answered is not unsaid by taking back something else. */
const given: KindRoot = { ...kind, origin: { kind: 'polls answers' } };

/** Questions with their answers, open or sealed until all have answered. Shape: README beside this folder; seals: FORMAT.md. */
export const polls: DocumentKind<PollsView, PollsVerbs> = {
  id: kind.id,
  audience: 'workspace',
  version: kind.version,
  read: (doc, context) => readPolls(doc, kind.id, context),
  verbs: (doc, context) => pollsVerbs(doc, context),
};

/** A poll that is there, as verbs see it: whose hand wrote what, they do not know. */
interface FoundPoll {
  readonly record: RootMap;
  readonly question: PollQuestion;
  readonly answers: RootMap;
  readonly seals: RootMap;
  readonly openings: RootMap;
}

function pollsVerbs(doc: Y.Doc, context: WriteContext): PollsVerbs {
  const { by, clock, random } = context;
  const { write, onRecord, touched, ...common } = recordVerbs(doc, kind, clock);
  const onPoll = (id: RecordId, verb: (poll: FoundPoll) => void): void =>
    writeRoot(doc, given, (root) => {
      const poll = findPoll(root.get(id));
      if (poll !== undefined) verb(poll);
    });
  /** A verb of somebody who is asked, while answers are taken. */
  const onOwnTurn = (id: RecordId, verb: (poll: FoundPoll) => void): void =>
    onPoll(id, (poll) => {
      const isClosed = poll.record.get('closed') === true;
      if (!isClosed && poll.question.asked.includes(by)) verb(poll);
    });

  /** Those of whom a seal is waited for, or is there. */
  const counted = ({ question, seals }: FoundPoll): readonly MemberId[] =>
    question.asked.filter(
      (one) => context.isGone?.(one) !== true || sealsNamed(seals, one).length > 0,
    );
  const isComplete = (poll: FoundPoll): boolean =>
    counted(poll).length > 0 &&
    counted(poll).every((member) => sealsNamed(poll.seals, member).length > 0);
  const isWithoutSome = (poll: FoundPoll): boolean =>
    counted(poll).length < poll.question.asked.length;
  /** Whether somebody's seal cannot be given anew: the answers are on their way, or somebody's opening rests on it. */
  const isFixed = (poll: FoundPoll): boolean => {
    const own = sealsNamed(poll.seals, by);
    if (own.length === 0) return false;
    if (isAskedFor(poll) && isComplete(poll)) return true;
    return [...poll.openings.values()].some((opening) => {
      const seen = fieldsOf(fieldsOf(opening)?.['saw'])?.[by];
      return seen instanceof Uint8Array && own.includes(toHex(seen));
    });
  };

  return {
    ask: (poll) =>
      write((root) => {
        const id = RecordId.random(random);
        const record = new Y.Map<unknown>();
        root.set(id, record);
        record.set('asks', questionToPlain(newQuestion(poll, by)));
        for (const list of ['answers', 'seals', 'openings']) record.set(list, new Y.Map());
        record.set('created', clock.nowMs());
        record.set('changed', clock.nowMs());
        return id;
      }),
    answer: (id, answer) =>
      onOwnTurn(id, ({ question, answers }) => {
        const parsed = pollMethods[question.sort].parse(answer, question);
        if (!question.hidden && parsed !== undefined) answers.set(by, parsed);
      }),
    seal: (id, seal) =>
      onOwnTurn(id, (poll) => {
        const fits = poll.question.hidden && seal.length === sealLength;
        if (fits && !isFixed(poll)) registerSeal(poll.seals, by, seal);
      }),
    reveal: (id) =>
      onPoll(id, (poll) => {
        if (!poll.question.hidden || !isComplete(poll)) return;
        if (isAskedFor(poll) && !isWithoutSome(poll)) return;
        poll.record.set('revealed', clock.nowMs());
      }),
    open: (id, opening) =>
      onPoll(id, (poll) => {
        const { question, openings } = poll;
        if (!question.hidden || !question.asked.includes(by) || !isComplete(poll)) return;
        // Once for each page; a value that another hand has put in its place gives way.
        const item = openings._map.get(by);
        if (item?.deleted === false && item.id.client === doc.clientID) return;
        openings.set(by, openingToPlain(opening));
      }),
    setClosed: (id, closed) =>
      onRecord(id, (record) => {
        const differs = setValue(record, 'closed', closed || undefined);
        if (differs) touched(record);
      }),
    ...common,
  };
}

function findPoll(record: unknown): FoundPoll | undefined {
  if (!(record instanceof Y.Map) || !isThere(record)) return undefined;
  const question = readQuestion(record.get('asks'));
  const answers: unknown = record.get('answers');
  const seals: unknown = record.get('seals');
  const openings: unknown = record.get('openings');
  const isWhole = answers instanceof Y.Map && seals instanceof Y.Map && openings instanceof Y.Map;
  return isWhole && question ? { record, question, answers, seals, openings } : undefined;
}

const isAskedFor = ({ record }: FoundPoll): boolean =>
  asMoment(record.get('revealed')) !== undefined;

import { sha256 } from '@noble/hashes/sha2.js';
import * as Y from 'yjs';
import { concatBytes, equalBytes } from '../../../src/crdt/basics/bytes.ts';
import { idBytes, MemberId } from '../../../src/crdt/basics/id.ts';
import type { RecordId } from '../../../src/crdt/basics/id.ts';
import { answerSeal, openingMessage } from '../../../src/crdt/documents/polls/answer-seal.ts';
import type { SealedAnswer } from '../../../src/crdt/documents/polls/answer-seal.ts';
import { newestSeals } from '../../../src/crdt/documents/polls/newest-seals.ts';
import { polls } from '../../../src/crdt/documents/polls/polls.ts';
import type {
  NewPoll,
  Poll,
  PollAnswer,
  PollsVerbs,
} from '../../../src/crdt/documents/polls/types.ts';
import { seededRandom } from '../../cast/seeded-random.ts';
import type { SimulatedClock } from '../../cast/simulated-clock.ts';
import { simulatedClock } from '../../cast/simulated-clock.ts';
import { converge, docOf } from './replicas.ts';

/** A signature that stands for a true one: whoever knows whose it is to be can check it. */
const signedBy = (by: MemberId, message: Uint8Array): Uint8Array => {
  const hash = sha256(concatBytes(idBytes(by), message));
  return concatBytes(hash, hash);
};

/** Somebody who is asked, with a replica of their own. */
export interface PollPerson {
  readonly me: MemberId;
  readonly doc: Y.Doc;
  readonly verbs: PollsVerbs;
  polls(): readonly Poll[];
  poll(id: RecordId): Poll;
  /** Seals an answer as an honest device does. */
  seal(id: RecordId, answer: PollAnswer): SealedAnswer;
  /** Opens it; a device that lies says that it saw what `lies` says. */
  open(
    sealed: SealedAnswer,
    lies?: (saw: ReadonlyMap<MemberId, Uint8Array>) => ReadonlyMap<MemberId, Uint8Array>,
  ): void;
}

/** A few people and polls, without any log: who wrote what is told by the client id. */
export interface PollPeople {
  readonly clock: SimulatedClock;
  readonly people: readonly PollPerson[];
  /** For everybody from now on, these people are no longer members. */
  lose(...members: readonly MemberId[]): void;
  /** Everybody gets everything. */
  meet(): void;
  ask(poll?: Partial<NewPoll>): RecordId;
  oddities(): number;
}

/** The scale from 0 to 10, answered. */
export const rated = (value: number): PollAnswer => ({ sort: 'scale', value });

/** People who all know each other; the first one asks. */
export function pollPeople(many: number): PollPeople {
  const clock = simulatedClock();
  const members = Array.from({ length: many }, (_, at) =>
    MemberId.fromBytes(new Uint8Array(16).fill(at + 1)),
  );
  let lost: readonly MemberId[] = [];
  const isGone = (member: MemberId): boolean => lost.includes(member);
  const context = {
    isGone,
    authorOf: (client: number) => members[client - 1],
    isSigned: ({ by, message, signature }: Parameters<NonNullable<Signed>>[0]) =>
      equalBytes(signature, signedBy(by, message)),
  };
  const people = members.map((me, at): PollPerson => {
    const doc = docOf(at + 1);
    const random = seededRandom(at);
    const verbs = polls.verbs(doc, { by: me, clock, random, isGone });
    const poll = (id: RecordId): Poll => {
      const { view } = polls.read(doc, context);
      const found = [...view.polls, ...view.removed].find((one) => one.id === id);
      if (found === undefined) throw new Error('the poll is there');
      return found;
    };
    return {
      me,
      doc,
      verbs,
      polls: () => polls.read(doc, context).view.polls,
      poll,
      seal(id, answer) {
        const sealed = { poll: poll(id), by: me, answer, salt: random.bytes(16) };
        verbs.seal(id, answerSeal(sealed));
        return sealed;
      },
      open(sealed, lies = (saw) => saw) {
        const { answer, salt } = sealed;
        const saw = lies(newestSeals(poll(sealed.poll.id)));
        const signature = signedBy(me, openingMessage(sealed, saw));
        verbs.open(sealed.poll.id, { answer, salt, signature, saw });
      },
    };
  });
  const docs = people.map(({ doc }) => doc);
  return {
    clock,
    people,
    lose(...members) {
      lost = members;
    },
    meet: () => converge(docs),
    ask(poll) {
      const [first] = people;
      if (first === undefined) throw new Error('somebody asks');
      const id = first.verbs.ask({
        question: 'How heavy was today?',
        sort: 'scale',
        options: [],
        hidden: true,
        withoutNames: false,
        asked: members,
        ...poll,
      });
      converge(docs);
      return id;
    },
    oddities: () => polls.read(docs[0] ?? docOf(1), context).oddities,
  };
}

type Signed = Parameters<typeof polls.read>[1]['isSigned'];

/** The first three of some people. */
export function three({ people }: PollPeople): readonly [PollPerson, PollPerson, PollPerson] {
  const [ana, sam, zoe] = people;
  if (ana === undefined || sam === undefined) throw new Error('there are people');
  return [ana, sam, zoe ?? sam];
}

/** One of the maps of a poll, for a hand that keeps no rule. */
export const listOf = ({ doc }: PollPerson, id: RecordId, list: string): Y.Map<unknown> => {
  const record: unknown = doc.getMap('polls').get(id);
  const found: unknown = record instanceof Y.Map ? record.get(list) : undefined;
  if (!(found instanceof Y.Map)) throw new Error('a poll has its lists');
  return found;
};

/** Everybody has answered with their number, and somebody asks to see it. */
export function allSealed(world: PollPeople): { id: RecordId; sealed: readonly SealedAnswer[] } {
  const id = world.ask();
  const sealed = world.people.map((person, at) => person.seal(id, rated(at % 11)));
  world.meet();
  world.people[0]?.verbs.reveal(id);
  world.meet();
  return { id, sealed };
}

/** The first of these people open the first of these answers, and so on. */
export const openAll = (people: readonly PollPerson[], sealed: readonly SealedAnswer[]): void => {
  for (const [at, person] of people.entries()) {
    const own = sealed[at];
    if (own !== undefined) person.open(own);
  }
};

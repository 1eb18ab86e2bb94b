import type { MemberId, RecordId } from '../../src/crdt/basics/id.ts';
import type { Random } from '../../src/crdt/basics/random.ts';
import { ok } from '../../src/crdt/basics/result.ts';
import { answerSeal, saltLength } from '../../src/crdt/documents/polls/answer-seal.ts';
import { newestSeals } from '../../src/crdt/documents/polls/newest-seals.ts';
import type {
  Poll,
  PollAnswer,
  PollsVerbs,
  PollsView,
} from '../../src/crdt/documents/polls/types.ts';
import type { Live } from '../../src/crdt/basics/live.ts';
import type { PollAnswers } from '../../src/crdt/spaces/session-room.ts';

/** What a person's device would do with their answers: seals are real, nothing rests on a disk, nothing is signed. */
export function pretendPollAnswers(options: {
  readonly me: MemberId;
  readonly view: Live<PollsView>;
  readonly verbs: PollsVerbs;
  readonly random: Random;
}): PollAnswers {
  const { me, view, verbs, random } = options;
  const sent = new Map<RecordId, PollAnswer>();
  const sealed = new Map<RecordId, { readonly answer: PollAnswer; readonly salt: Uint8Array }>();
  const pollOf = (id: RecordId): Poll | undefined => view.get().polls.find((one) => one.id === id);
  const openAll = (): void => {
    for (const poll of view.get().polls) {
      const own = sealed.get(poll.id);
      if (own === undefined || !poll.waitingFor.includes(me)) continue;
      verbs.open(poll.id, { ...own, signature: new Uint8Array(64), saw: newestSeals(poll) });
    }
  };
  view.subscribe(() => queueMicrotask(openAll));
  return {
    send(id, answer) {
      const poll = pollOf(id);
      sent.set(id, answer);
      if (poll?.hidden === true) {
        const salt = random.bytes(saltLength);
        sealed.set(id, { answer, salt });
        verbs.seal(id, answerSeal({ poll, by: me, answer, salt }));
      } else verbs.answer(id, answer);
      return Promise.resolve(ok(undefined));
    },
    own: (id) => sent.get(id),
    isLost: () => false,
  };
}

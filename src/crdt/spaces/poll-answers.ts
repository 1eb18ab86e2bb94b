import type { Cancel } from '../basics/clock.ts';
import type { MemberId, RecordId, SpaceId } from '../basics/id.ts';
import type { Random } from '../basics/random.ts';
import { err, ok } from '../basics/result.ts';
import type { Result } from '../basics/result.ts';
import { answerSeal, openingMessage, saltLength } from '../documents/polls/answer-seal.ts';
import { pollMethods } from '../documents/polls/methods/poll-methods.ts';
import { newestSeals } from '../documents/polls/newest-seals.ts';
import type { Poll, PollAnswer, PollsVerbs, PollsView } from '../documents/polls/types.ts';
import { serialQueue } from '../sealing/serial-queue.ts';
import type { StoreFault } from '../storage/sealed-store.ts';
import type { Keyring } from '../vault/vault.ts';
import type { LiveKind } from './open-kind.ts';
import { createSealedAnswers } from './sealed-answers.ts';
import type { PollAnswers } from './session-room.ts';

/**
 * This person's answers. An open one is written at once; a hidden one rests in the keyring first, then its seal is
 * written, and it opens by itself when its time has come (documents/polls/FORMAT.md).
 */
export function createPollAnswers(options: {
  readonly space: SpaceId;
  readonly me: MemberId;
  readonly polls: LiveKind<PollsView, PollsVerbs>;
  readonly sign: (message: Uint8Array) => Uint8Array;
  readonly keyring: Keyring;
  /** Resolves when all that was written so far rests safely. */
  readonly saved: () => Promise<Result<void, StoreFault>>;
  readonly random: Random;
}): PollAnswers & { readonly close: Cancel } {
  const { me, polls, sign, keyring, saved, random } = options;
  const sealed = createSealedAnswers({ workspace: options.space, me, keyring, saved });
  let isClosed = false;

  const find = (id: RecordId): Poll | undefined =>
    polls.view.get().polls.find((poll) => poll.id === id);
  /** The poll while this person may still answer it. */
  const toAnswer = (id: RecordId): Poll | undefined => {
    const poll = find(id);
    const takes = poll !== undefined && !poll.closed && poll.asked.includes(me);
    const isSealed = poll?.stage === 'hidden' || poll?.stage === 'ready';
    return takes && poll.hidden === isSealed && !polls.newer.get() && !isClosed ? poll : undefined;
  };

  // Of two answers given at once the later one stands.
  const inTurn = serialQueue();
  const seal = async (
    poll: Poll,
    answer: PollAnswer,
  ): Promise<Result<void, StoreFault | 'gone'>> => {
    const own = { poll, by: me, answer, salt: random.bytes(saltLength) };
    const kept = await sealed.keep(own);
    if (!kept.ok) return kept;
    if (toAnswer(poll.id) !== undefined) polls.verbs.seal(poll.id, answerSeal(own));
    const now = find(poll.id);
    if (now !== undefined && sealed.of(now)?.salt.join() === own.salt.join()) return kept;
    await sealed.drop(own);
    return err('gone');
  };

  const openOwn = (poll: Poll): void => {
    if (poll.stage !== 'revealing' || !poll.waitingFor.includes(me)) return;
    // Somebody was taken out before they had answered: nobody opens another's answer by that. Its own person says so.
    const isWithoutSome = poll.gone.some((member) => !poll.answered.includes(member));
    if (isWithoutSome && poll.revealedBy !== me) return;
    const own = sealed.of(poll);
    if (own === undefined) return;
    const saw = newestSeals(poll);
    const signature = sign(openingMessage(own, saw));
    polls.verbs.open(poll.id, { answer: own.answer, salt: own.salt, signature, saw });
  };
  let looking = false;
  const look = (): void => {
    if (looking) return;
    looking = true;
    // Not amid the entries that brought the wish: that would not be this person's writing.
    queueMicrotask(() => {
      looking = false;
      if (isClosed || polls.newer.get()) return;
      for (const poll of polls.view.get().polls) openOwn(poll);
      const { polls: there, removed } = polls.view.get();
      void sealed.forget([...there, ...removed]);
    });
  };
  const stops = [polls.view.subscribe(look), keyring.revision.subscribe(look)];
  look();

  const readable = (poll: Poll | undefined): PollAnswer | undefined =>
    poll?.answers.find(({ by }) => by === me)?.answer;

  return {
    send: (id, given) =>
      inTurn(async () => {
        const poll = toAnswer(id);
        const answer = poll && pollMethods[poll.sort].parse(given, poll);
        if (answer === undefined || poll === undefined) return err('gone');
        if (poll.hidden) return seal(poll, answer);
        polls.verbs.answer(id, answer);
        return ok(undefined);
      }),
    own(id) {
      const poll = find(id);
      return readable(poll) ?? (poll && sealed.of(poll)?.answer);
    },
    isLost(id, member) {
      const poll = find(id);
      if (member !== me || poll?.hidden !== true || !poll.answered.includes(me)) return false;
      const isStillSealed = poll.stage === 'hidden' || poll.stage === 'ready';
      return (isStillSealed || poll.waitingFor.includes(me)) && sealed.of(poll) === undefined;
    },
    close() {
      isClosed = true;
      for (const stop of stops) stop();
    },
  };
}

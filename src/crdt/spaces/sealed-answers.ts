import { equalBytes, toHex } from '../basics/bytes.ts';
import type { MemberId, SpaceId } from '../basics/id.ts';
import { err } from '../basics/result.ts';
import type { Result } from '../basics/result.ts';
import { answerSeal } from '../documents/polls/answer-seal.ts';
import type { SealedAnswer } from '../documents/polls/answer-seal.ts';
import { pollMethods } from '../documents/polls/methods/poll-methods.ts';
import type { Poll } from '../documents/polls/types.ts';
import type { StoreFault } from '../storage/sealed-store.ts';
import type { Keyring } from '../vault/vault.ts';
import { sealedAnswerRecords } from './keyring-records.ts';

/** This person's answers to hidden polls of one workspace, as they rest in the keyring of this device. */
export interface SealedAnswers {
  /** Keeps an answer; only then may its seal be given. */
  keep(sealed: SealedAnswer): Promise<Result<void, StoreFault>>;
  /** Forgets an answer whose seal was never given. */
  drop(sealed: SealedAnswer): Promise<void>;
  /**
   * The answer behind the newest of this person's seals, over the very question that is there now; undefined when it
   * is not on this device.
   */
  of(poll: Poll): SealedAnswer | undefined;
  /** Forgets what is of no use any more: answers that all can read, and those that were given anew. */
  forget(polls: readonly Poll[]): Promise<void>;
}

/** Sealed answers over a keyring that every tab of this browser shares. */
export function createSealedAnswers(options: {
  readonly workspace: SpaceId;
  readonly me: MemberId;
  readonly keyring: Keyring;
  /** Resolves when all that was written so far rests safely. */
  readonly saved: () => Promise<Result<void, StoreFault>>;
}): SealedAnswers {
  const { workspace, me, keyring } = options;
  const nameOf = (sealed: SealedAnswer): string => toHex(answerSeal(sealed));
  const isOfUse = (poll: Poll, name: string): boolean => {
    const given = poll.seals.get(me)?.map(toHex) ?? [];
    const isGivenAnew = given.includes(name) && given.at(-1) !== name;
    return !isGivenAnew && !poll.answers.some(({ by }) => by === me);
  };
  const useless = (polls: readonly Poll[]): readonly string[] => {
    const byId = new Map(polls.map((poll) => [poll.id, poll]));
    return [...sealedAnswerRecords.list(keyring)].flatMap(([name, record]) => {
      const poll = record.workspace === workspace ? byId.get(record.poll) : undefined;
      return poll === undefined || isOfUse(poll, name) ? [] : [name];
    });
  };
  let forgetting = false;
  return {
    async keep(sealed) {
      const { poll, answer, salt } = sealed;
      const record = { workspace, poll: poll.id, answer, salt };
      const written = await keyring.write([sealedAnswerRecords.change(nameOf(sealed), record)]);
      return written.ok ? written : err(written.error === 'full' ? 'full' : 'unknown');
    },
    async drop(sealed) {
      await keyring.write([sealedAnswerRecords.change(nameOf(sealed), undefined)]);
    },
    of(poll) {
      const seal = poll.seals.get(me)?.at(-1);
      const record = seal && sealedAnswerRecords.get(keyring, toHex(seal));
      if (record?.workspace !== workspace || record.poll !== poll.id) return undefined;
      const answer = pollMethods[poll.sort].parse(record.answer, poll);
      if (answer === undefined) return undefined;
      const sealed = { poll, by: me, answer, salt: record.salt };
      // Over another question than the one that was answered it is no answer.
      return seal && equalBytes(answerSeal(sealed), seal) ? sealed : undefined;
    },
    async forget(polls) {
      const names = useless(polls);
      if (forgetting || names.length === 0) return;
      forgetting = true;
      try {
        // What can be read in the document must rest before its only other copy goes.
        if ((await options.saved()).ok)
          await keyring.write(names.map((name) => sealedAnswerRecords.change(name, undefined)));
      } finally {
        forgetting = false;
      }
    },
  };
}

import { sha256 } from '@noble/hashes/sha2.js';
import { byteWriter } from '../../basics/byte-writer.ts';
import { concatBytes, utf8 } from '../../basics/bytes.ts';
import { idBytes } from '../../basics/id.ts';
import type { MemberId, RecordId } from '../../basics/id.ts';
import { pollMethods } from './methods/poll-methods.ts';
import { questionPrint } from './poll-question.ts';
import type { PollAnswer, PollQuestion } from './types.ts';

/** An answer with all that its seal holds fast. FORMAT.md has every byte. */
export interface SealedAnswer {
  readonly poll: PollQuestion & { readonly id: RecordId };
  readonly by: MemberId;
  readonly answer: PollAnswer;
  /** 16 random bytes. */
  readonly salt: Uint8Array;
}

/** Lengths in bytes. */
export const saltLength = 16;
export const sealLength = 32;

const sealLabel = utf8('attune poll seal 1');

/** The seal of an answer, 32 bytes: it tells nothing of the answer, and no other answer has it. */
export function answerSeal(sealed: SealedAnswer): Uint8Array {
  const { poll, by, answer, salt } = sealed;
  return sha256(
    concatBytes(
      sealLabel,
      idBytes(poll.id),
      questionPrint(poll),
      idBytes(by),
      salt,
      pollMethods[answer.sort].bytes(answer),
    ),
  );
}

const openingLabel = utf8('attune poll answer 1');

/** What a device signs when it opens an answer: the answer, and whose seals it saw at that moment. */
export function openingMessage(
  { poll, by, answer, salt }: SealedAnswer,
  saw: ReadonlyMap<MemberId, Uint8Array>,
): Uint8Array {
  const writer = byteWriter()
    .fixed(openingLabel)
    .fixed(idBytes(poll.id))
    .fixed(questionPrint(poll))
    .fixed(idBytes(by))
    .fixed(salt)
    .variable(pollMethods[answer.sort].bytes(answer))
    .u32(saw.size);
  for (const [member, seal] of [...saw].sort(([a], [b]) => (a < b ? -1 : 1)))
    writer.fixed(idBytes(member)).fixed(seal);
  return writer.bytes();
}

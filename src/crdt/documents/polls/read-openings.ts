import { toHex } from '../../basics/bytes.ts';
import { MemberId } from '../../basics/id.ts';
import type { RecordId } from '../../basics/id.ts';
import { fieldsOf } from '../shapes/plain-value.ts';
import { authorOfKey } from '../shapes/record.ts';
import type { RootMap, TouchReading } from '../shapes/record.ts';
import { answerSeal, openingMessage, saltLength, sealLength } from './answer-seal.ts';
import { pollMethods } from './methods/poll-methods.ts';
import { pollLimits } from './types.ts';
import type { PollAnswer, PollOpening, PollQuestion } from './types.ts';

/** What somebody's own hand has opened. */
export interface Opening {
  /** Undefined when there is nothing in it that answers the poll. */
  readonly opened:
    | {
        readonly answer: PollAnswer;
        /** The seal that this answer has, as hexadecimal. */
        readonly seal: string;
        readonly isSigned: boolean;
        /** The seals that this device says it saw, as hexadecimal. */
        readonly saw: ReadonlyMap<MemberId, string>;
      }
    | undefined;
}

/** The plain value of an opening, as it rests in the document. */
export function openingToPlain({ answer, salt, signature, saw }: PollOpening): unknown {
  return { answer, salt, signature, saw: Object.fromEntries(saw) };
}

/** Reads the openings of those who were asked; what another hand put there in somebody's name is counted and passed over. */
export function readOpenings(
  openings: RootMap,
  poll: PollQuestion & { readonly id: RecordId },
  { context, oddities }: TouchReading,
): ReadonlyMap<MemberId, Opening> {
  const found = new Map<MemberId, Opening>();
  for (const [key, value] of openings.entries()) {
    const by = MemberId.parse(key);
    const isOwn = by !== undefined && authorOfKey(openings, key, context) === by;
    if (!isOwn || !poll.asked.includes(by)) {
      oddities.count += 1;
      continue;
    }
    const opening = readOpening(value, poll);
    if (opening === undefined) {
      oddities.count += 1;
      found.set(by, { opened: undefined });
      continue;
    }
    const { answer, salt, signature, saw } = opening;
    const sealed = { poll, by, answer, salt };
    const message = openingMessage(sealed, saw);
    found.set(by, {
      opened: {
        answer,
        seal: toHex(answerSeal(sealed)),
        isSigned: context.isSigned?.({ by, message, signature }) === true,
        saw: new Map([...saw].map(([member, seal]) => [member, toHex(seal)])),
      },
    });
  }
  return found;
}

const isBytes = (value: unknown, length: number): value is Uint8Array =>
  value instanceof Uint8Array && value.length === length;

function readOpening(value: unknown, poll: PollQuestion): PollOpening | undefined {
  const { answer: given, salt, signature, saw: seen } = fieldsOf(value) ?? {};
  const answer = pollMethods[poll.sort].parse(given, poll);
  const saw = readSaw(seen);
  if (answer === undefined || saw === undefined) return undefined;
  if (!isBytes(salt, saltLength) || !isBytes(signature, 64)) return undefined;
  return { answer, salt, signature, saw };
}

function readSaw(value: unknown): ReadonlyMap<MemberId, Uint8Array> | undefined {
  const fields = fieldsOf(value);
  if (fields === undefined) return undefined;
  const saw = new Map<MemberId, Uint8Array>();
  for (const [key, seal] of Object.entries(fields)) {
    const member = MemberId.parse(key);
    if (member === undefined || !isBytes(seal, sealLength)) return undefined;
    saw.set(member, seal);
  }
  return saw.size > pollLimits.mostAsked ? undefined : saw;
}

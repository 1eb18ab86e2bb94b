import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { toHex } from '../../../src/crdt/basics/bytes.ts';
import { MemberId, RecordId } from '../../../src/crdt/basics/id.ts';
import { answerSeal, openingMessage } from '../../../src/crdt/documents/polls/answer-seal.ts';
import type { SealedAnswer } from '../../../src/crdt/documents/polls/answer-seal.ts';
import { newQuestion } from '../../../src/crdt/documents/polls/poll-question.ts';
import { pollSorts } from '../../../src/crdt/documents/polls/types.ts';
import type { PollAnswer, PollSort } from '../../../src/crdt/documents/polls/types.ts';

const member = (byte: number): MemberId => MemberId.fromBytes(new Uint8Array(16).fill(byte));
const [ana, sam] = [member(1), member(2)];
const salt = Uint8Array.from({ length: 16 }, (_, at) => at);

const answers: Readonly<Record<PollSort, PollAnswer>> = {
  one: { sort: 'one', option: 'b' },
  several: { sort: 'several', options: ['a', 'c'] },
  scale: { sort: 'scale', value: 7 },
  rank: { sort: 'rank', options: ['c', 'a', 'b'] },
  word: { sort: 'word', word: 'été 🌙' },
  dots: { sort: 'dots', spent: [{ option: 'b', dots: 3 }] },
};
const sealedOf = (sort: PollSort): SealedAnswer => {
  const question = newQuestion(
    {
      question: 'What would help?',
      sort,
      options: ['Rest', 'A walk', 'To be listened to'],
      dots: 4,
      hidden: true,
      withoutNames: false,
      // Not in the order of the ids: the bytes are.
      asked: [sam, ana],
    },
    ana,
  );
  const poll = { ...question, id: RecordId.fromBytes(new Uint8Array(16).fill(9)) };
  return { poll, by: ana, answer: answers[sort], salt };
};
const saw = new Map([
  [sam, new Uint8Array(32).fill(4)],
  [ana, new Uint8Array(32).fill(3)],
]);
const made = pollSorts.map((sort) => ({
  sort,
  seal: toHex(answerSeal(sealedOf(sort))),
  message: toHex(openingMessage(sealedOf(sort), saw)),
}));

const file = new URL('../../vectors/documents/poll-seals-v1.json', import.meta.url);
// Made once, with the version, and committed: seals that rest on people's devices are held to it for ever.
if (process.env['MAKE_VECTORS'] === '1' && !existsSync(file))
  writeFileSync(file, `${JSON.stringify(made, undefined, 2)}\n`);

test('the seals and signed messages of version 1 are made for ever as they were', () => {
  const Made = v.array(v.object({ sort: v.string(), seal: v.string(), message: v.string() }));
  expect(made).toEqual(v.parse(Made, JSON.parse(readFileSync(file, 'utf8'))));
});

test('a seal is made as FORMAT.md says, byte for byte, also by somebody who only read it', () => {
  const u32 = (value: number): Buffer => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return bytes;
  };
  const text = (words: string): Buffer =>
    Buffer.concat([u32(Buffer.byteLength(words)), Buffer.from(words)]);
  const hash = (...parts: Buffer[]): Buffer =>
    createHash('sha256').update(Buffer.concat(parts)).digest();
  const id = (byte: number): Buffer => Buffer.alloc(16, byte);
  const options = [
    ['a', 'Rest'],
    ['b', 'A walk'],
    ['c', 'To be listened to'],
  ].flat();
  const print = hash(
    Buffer.from('attune poll question 1'),
    ...[text('What would help?'), text('dots'), u32(3), ...options.map(text), u32(4)],
    ...[Buffer.of(1), Buffer.of(0), u32(2), id(1), id(2), u32(0)],
  );
  const answer = Buffer.concat([text('dots'), u32(1), text('b'), u32(3)]);
  const seal = hash(
    Buffer.from('attune poll seal 1'),
    id(9),
    print,
    id(1),
    Buffer.from(salt),
    answer,
  );
  expect(toHex(answerSeal(sealedOf('dots')))).toBe(seal.toString('hex'));
  const message = Buffer.concat([
    ...[Buffer.from('attune poll answer 1'), id(9), print, id(1), Buffer.from(salt)],
    ...[u32(answer.length), answer, u32(2), id(1), Buffer.alloc(32, 3), id(2), Buffer.alloc(32, 4)],
  ]);
  expect(toHex(openingMessage(sealedOf('dots'), saw))).toBe(message.toString('hex'));
});

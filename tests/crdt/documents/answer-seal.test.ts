import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { toHex } from '../../../src/crdt/basics/bytes.ts';
import { MemberId, RecordId } from '../../../src/crdt/basics/id.ts';
import { answerSeal, openingMessage } from '../../../src/crdt/documents/polls/answer-seal.ts';
import type { SealedAnswer } from '../../../src/crdt/documents/polls/answer-seal.ts';
import { newQuestion, questionPrint } from '../../../src/crdt/documents/polls/poll-question.ts';
import { pollSorts } from '../../../src/crdt/documents/polls/types.ts';
import type { PollAnswer, PollSort, ScaleEnds } from '../../../src/crdt/documents/polls/types.ts';

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
const sealedOf = (sort: PollSort, ends?: ScaleEnds): SealedAnswer => {
  const question = newQuestion(
    {
      question: 'What would help?',
      sort,
      options: ['Rest', 'A walk', 'To be listened to'],
      dots: 4,
      ends,
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

const someEnds: readonly ScaleEnds[] = [
  { low: 'Not at all', high: 'Very much 🌙' },
  { low: 'Not at all', high: '' },
  { low: '', high: 'Not at all' },
];
const madeOfEnds = someEnds.map((ends) => ({
  ends,
  seal: toHex(answerSeal(sealedOf('scale', ends))),
  message: toHex(openingMessage(sealedOf('scale', ends), saw)),
}));

const endsFile = new URL('../../vectors/documents/poll-ends-v1.json', import.meta.url);
if (process.env['MAKE_VECTORS'] === '1' && !existsSync(endsFile))
  writeFileSync(endsFile, `${JSON.stringify(madeOfEnds, undefined, 2)}\n`);

test('the seals of a scale that says what its ends mean are made for ever as they were', () => {
  const Ends = v.object({ low: v.string(), high: v.string() });
  const Made = v.array(v.object({ ends: Ends, seal: v.string(), message: v.string() }));
  expect(madeOfEnds).toEqual(v.parse(Made, JSON.parse(readFileSync(endsFile, 'utf8'))));
});

test('other words at an end of a scale make another question, and none at all make the one it was', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ low: fc.string(), high: fc.string() })), (many) => {
      const sealsOf = new Map<string, string>();
      for (const ends of [{ low: ' ', high: '' }, ...many]) {
        const { poll, ...rest } = sealedOf('scale', ends);
        const said = JSON.stringify(poll.ends ?? 'nothing');
        const seal = toHex(answerSeal({ poll, ...rest }));
        expect(sealsOf.get(said) ?? seal).toBe(seal);
        sealsOf.set(said, seal);
      }
      expect(new Set(sealsOf.values()).size).toBe(sealsOf.size);
      expect(sealsOf.get('"nothing"')).toBe(made.find(({ sort }) => sort === 'scale')?.seal);
    }),
  );
});

test('a scale with words at its ends is printed as FORMAT.md says, byte for byte', () => {
  const text = (words: string): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(Buffer.byteLength(words));
    return Buffer.concat([length, Buffer.from(words)]);
  };
  const u32 = (value: number): Buffer => Buffer.of(0, 0, 0, value);
  const hash = createHash('sha256')
    .update('attune poll question 1')
    .update(Buffer.concat([text('What would help?'), text('scale'), u32(0), u32(0)]))
    .update(Buffer.of(1, 0, 0, 0, 0, 2, ...Array<number>(16).fill(1), ...Array<number>(16).fill(2)))
    .update(Buffer.concat([u32(0), text('Not at all'), text('Very much 🌙')]));
  const { poll } = sealedOf('scale', someEnds[0]);
  expect(toHex(questionPrint(poll))).toBe(hash.digest('hex'));
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

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../../src/crdt/basics/bytes.ts';
import { createGenesis } from '../../../src/crdt/sealing/create-genesis.ts';
import { createSigner } from '../../../src/crdt/sealing/signing.ts';
import { deviceIdentity } from '../../../src/crdt/sharing/device-identity.ts';
import {
  answerKnock,
  checkReveal,
  type DoorkeeperSelf,
  refuseRun,
  sealRunWelcome,
} from '../../../src/crdt/sharing/doorkeeper-run.ts';
import { directions, sealFrame } from '../../../src/crdt/sharing/doorstep-envelope.ts';
import { encodeFrame } from '../../../src/crdt/sharing/doorstep-frames.ts';
import { doorstepFrameKey, invitationLink } from '../../../src/crdt/sharing/invitation-link.ts';
import { invitationIdOf, readInvitationLink } from '../../../src/crdt/sharing/invitation.ts';
import { doorstepAddress } from '../../../src/crdt/sharing/doorstep-address.ts';
import {
  beginNewcomerRun,
  checkAnswer,
  openRunWelcome,
  revealTo,
} from '../../../src/crdt/sharing/newcomer-run.ts';
import { spokenWords } from '../../../src/crdt/sharing/spoken-words.ts';
import type { Random } from '../../../src/crdt/basics/random.ts';

/** Counts up from a start, so that any program can make the same bytes: start, start + 1, … modulo 256. */
function countingRandom(start: number): Random {
  let next = start;
  return {
    bytes: (length) =>
      Uint8Array.from({ length }, () => {
        const byte = next;
        next = (next + 1) % 256;
        return byte;
      }),
  };
}

/** One whole run with every input fixed. DOORSTEP.md has the formats. */
async function fixedRun(): Promise<Readonly<Record<string, string>>> {
  const secret = countingRandom(1).bytes(32);
  const answerSeed = countingRandom(2).bytes(32);
  const therapist = deviceIdentity(countingRandom(3).bytes(32));
  const identity = deviceIdentity(countingRandom(4).bytes(32));
  const founded = createGenesis({
    signer: therapist.signer,
    agreeKey: therapist.agreeKey,
    random: countingRandom(5),
  });
  const link = invitationLink({ baseUrl: 'https://attune.example', secret, answerSeed });
  const read = readInvitationLink(link);
  if (!read.ok) throw new Error(read.error);
  const fingerprints = { own: countingRandom(6).bytes(32), other: countingRandom(7).bytes(32) };
  const run = beginNewcomerRun({
    token: read.value,
    name: 'Robin',
    identity,
    fingerprints,
    random: countingRandom(8),
  });
  const self: DoorkeeperSelf = {
    answerSigner: createSigner(answerSeed),
    device: { id: founded.device, signer: therapist.signer },
    space: founded.space,
    genesis: founded.genesis,
    chain: () => [],
  };
  const answered = answerKnock(self, run.context, countingRandom(9));
  const by = await checkAnswer(run, answered.frame);
  if (by === undefined) throw new Error('a true answer');
  const { frame: reveal, transcript } = revealTo(run, by);
  const shown = checkReveal(self, answered, reveal);
  if (shown === undefined) throw new Error('a true reveal');
  const welcome = fromHex('77656c636f6d65');
  const random = countingRandom(10);
  const sealed = sealRunWelcome({ run: answered, shown, welcome, random });
  if (sealed === undefined) throw new Error('good keys');
  expect(openRunWelcome(run, by, { transcript, sealed })).toEqual(welcome);
  const knock = encodeFrame(run.knock);
  const place = { direction: directions.newcomer, run: run.context.run, number: 0 };
  const key = doorstepFrameKey(secret);
  return {
    link,
    invitation: invitationIdOf(secret),
    topic: doorstepAddress(secret).topic,
    signalling: doorstepAddress(secret).signalling,
    frameKey: toHex(key),
    signKey: toHex(identity.signKey),
    agreeKey: toHex(identity.agreeKey),
    knock: toHex(knock),
    sealedKnock: toHex(sealFrame({ key, place, frame: knock, random: countingRandom(11) })),
    answer: toHex(encodeFrame(answered.frame)),
    reveal: toHex(encodeFrame(reveal)),
    taken: toHex(encodeFrame({ kind: 'taken' })),
    letIn: toHex(encodeFrame({ kind: 'let-in', sealed })),
    refusal: toHex(encodeFrame(refuseRun(self, run.context, 'used'))),
    transcript: toHex(transcript),
    words: spokenWords(transcript).join(' '),
  };
}

describe('version 1 of the doorstep', () => {
  it('makes the same link, frames and words as when it was written down', async () => {
    const path = new URL('../../vectors/sharing/doorstep-v1.json', import.meta.url);
    const kept: unknown = JSON.parse(readFileSync(path, 'utf8'));
    expect(await fixedRun()).toEqual(kept);
  });
});

import { concatBytes } from '../../../src/crdt/basics/bytes.ts';
import { createGenesis } from '../../../src/crdt/sealing/create-genesis.ts';
import { createSigner } from '../../../src/crdt/sealing/signing.ts';
import { deviceIdentity } from '../../../src/crdt/sharing/device-identity.ts';
import { answerKnock } from '../../../src/crdt/sharing/doorkeeper-run.ts';
import { directions, openFrame, sealFrame } from '../../../src/crdt/sharing/doorstep-envelope.ts';
import type { FramePlace } from '../../../src/crdt/sharing/doorstep-envelope.ts';
import {
  decodeFrame,
  decodeRevealed,
  type DoorstepFrame,
  encodeFrame,
  encodeRevealed,
} from '../../../src/crdt/sharing/doorstep-frames.ts';
import type { RunContext } from '../../../src/crdt/sharing/doorstep-proofs.ts';
import { doorstepFrameKey } from '../../../src/crdt/sharing/invitation-link.ts';
import type { TestLink } from './door-links.ts';
import type { DoorScene } from './door-scene.ts';

/** What somebody in between can do. All but the first two have the leaked link as well. */
export const tricks = [
  'passes everything on',
  'passes everything on and flips bits',
  'opens, reseals and passes on',
  'puts an own ephemeral into the answer',
  'answers in the therapist’s place, with own keys',
  'puts own keys into the reveal',
  'takes the newcomer’s commitment for an own run',
  'sends old frames again',
] as const;
export type Trick = (typeof tricks)[number];

/** Sits between a newcomer (on `toNewcomer`) and a doorkeeper (on `toDoor`) and sees all frames that it can open. */
export function standInBetween(
  scene: DoorScene,
  trick: Trick,
  ends: { readonly toNewcomer: TestLink; readonly toDoor: TestLink },
): { readonly opened: readonly DoorstepFrame[] } {
  const { random, invitation } = scene;
  const key = doorstepFrameKey(invitation.secret);
  const own = deviceIdentity(random.bytes(32));
  const opened: DoorstepFrame[] = [];
  const seen: Uint8Array[] = [];

  const seal = (place: FramePlace, frame: DoorstepFrame): Uint8Array =>
    sealFrame({ key, place, frame: encodeFrame(frame), random });

  const pass = (to: TestLink, message: Uint8Array): void => {
    seen.push(message);
    const read = openFrame(key, message);
    const frame = read === undefined ? undefined : decodeFrame(read.frame);
    if (read === undefined || frame === undefined) return;
    opened.push(frame);
    const { place } = read;
    switch (trick) {
      case 'passes everything on':
        break;
      case 'passes everything on and flips bits': {
        const changed = message.slice();
        const at = random.below(changed.length);
        changed[at] = (changed[at] ?? 0) ^ (1 << random.below(8));
        void to.send(changed);
        return;
      }
      case 'sends old frames again':
        for (const old of seen) void to.send(old);
        break;
      case 'puts an own ephemeral into the answer':
        if (frame.kind !== 'answer') break;
        void to.send(seal(place, { ...frame, ephemeral: own.agreeKey }));
        return;
      case 'answers in the therapist’s place, with own keys': {
        if (frame.kind !== 'knock') break;
        const { commitment, hint } = frame;
        const context: RunContext = {
          invitation: invitation.id,
          run: place.run,
          commitment,
          hint,
          newcomerFingerprint: ends.toNewcomer.fingerprints.other,
          doorkeeperFingerprint: ends.toNewcomer.fingerprints.own,
        };
        const founded = createGenesis({ signer: own.signer, agreeKey: own.agreeKey, random });
        const answer = answerKnock(
          {
            answerSigner: createSigner(random.bytes(32)),
            device: { id: founded.device, signer: own.signer },
            space: founded.space,
            genesis: founded.genesis,
            chain: () => [],
          },
          context,
          random,
        );
        const back = { ...place, direction: directions.doorkeeper };
        void ends.toNewcomer.send(seal(back, answer.frame));
        return;
      }
      case 'puts own keys into the reveal': {
        if (frame.kind !== 'reveal') break;
        const shown = decodeRevealed(frame.revealed);
        if (shown === undefined) break;
        const { signKey, agreeKey } = own;
        const revealed = encodeRevealed({ ...shown, signKey, agreeKey });
        void to.send(seal(place, { ...frame, revealed }));
        return;
      }
      case 'takes the newcomer’s commitment for an own run': {
        const run = concatBytes(place.run.subarray(0, 15), Uint8Array.of(0xff));
        void to.send(seal({ ...place, run }, frame));
        return;
      }
      case 'opens, reseals and passes on':
        void to.send(seal(place, frame));
        return;
    }
    void to.send(message);
  };
  ends.toNewcomer.onMessage((message) => pass(ends.toDoor, message));
  ends.toDoor.onMessage((message) => pass(ends.toNewcomer, message));
  return { opened };
}

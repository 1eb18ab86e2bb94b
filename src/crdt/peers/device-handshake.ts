import { byteWriter } from '../basics/byte-writer.ts';
import { equalBytes } from '../basics/bytes.ts';
import type { Count } from '../basics/count.ts';
import type { EpochId, SpaceId } from '../basics/id.ts';
import type { Random } from '../basics/random.ts';
import type { Members, PeerDevice, Sealer } from './device-proof.ts';
import {
  frameAssociatedData,
  meetingName,
  nonceSize,
  readHello,
  readProof,
  signedMessage,
  writeHello,
  writeProof,
} from './handshake-frames.ts';
import type { HandshakeRole, HandshakeStep, Hello, Meeting } from './handshake-frames.ts';
import type { Gate, PeerLink } from './transport.ts';

/** What the device handshake needs; see PROTOCOL.md "Who is there". */
export interface DeviceHandshakeOptions {
  readonly members: Members;
  /** Under the `handshake` key of the epoch, or the key of a doorbell. */
  readonly sealer: Sealer;
  readonly space: SpaceId;
  readonly epoch: EpochId;
  readonly random: Random;
  readonly count: Count;
  /** Tabs of one browser are one device and find each other as tabs; over WebRTC they need not. */
  readonly ownDevice: 'welcome' | 'refused';
}

/**
 * A gate that lets in devices of the roster only: both sides sign both DTLS fingerprints and both nonces, so
 * that nobody can sit between them, answer for another, or play an old meeting again.
 */
export function createDeviceHandshake(options: DeviceHandshakeOptions): Gate<PeerDevice> {
  return async (link) => {
    const outcome = await shakeHands(link, options);
    if (typeof outcome !== 'string') return outcome;
    options.count(`handshake/${outcome}`);
    return undefined;
  };
}

type Refusal =
  | 'closed'
  | 'sealed-otherwise'
  | 'malformed'
  | 'wrong-role'
  | 'own-nonce'
  | 'fingerprints'
  | 'not-a-member'
  | 'another-device'
  | 'own-device'
  | 'another-meeting';

async function shakeHands(
  link: PeerLink,
  options: DeviceHandshakeOptions,
): Promise<PeerDevice | Refusal> {
  const { members, sealer, space, epoch, random } = options;
  const role: HandshakeRole = link.initiator ? 1 : 2;
  const otherRole: HandshakeRole = link.initiator ? 2 : 1;
  const { own, other } = link.fingerprints;
  if (own.length !== 32 || other.length !== 32 || equalBytes(own, other)) return 'fingerprints';

  const send = (step: HandshakeStep, plain: Uint8Array): Promise<boolean> =>
    link.send(
      byteWriter()
        .u8(step)
        .fixed(sealer.seal(plain, frameAssociatedData(step, role)))
        .bytes(),
    );
  const receive = async (
    step: HandshakeStep,
  ): Promise<Uint8Array | 'closed' | 'sealed-otherwise'> => {
    const frame = await nextMessage(link);
    if (frame === undefined) return 'closed';
    if (frame[0] !== step) return 'sealed-otherwise';
    return (
      sealer.open(frame.subarray(1), frameAssociatedData(step, otherRole)) ?? 'sealed-otherwise'
    );
  };

  const ownHello: Hello = { role, nonce: random.bytes(nonceSize) };
  void send(1, writeHello(ownHello));
  const helloBytes = await receive(1);
  if (typeof helloBytes === 'string') return helloBytes;
  const hello = readHello(helloBytes);
  if (hello === undefined) return 'malformed';
  if (hello.role !== otherRole) return 'wrong-role';
  if (equalBytes(hello.nonce, ownHello.nonce)) return 'own-nonce';

  const meeting: Meeting = {
    space,
    epoch,
    hellos: link.initiator ? { 1: ownHello, 2: hello } : { 1: hello, 2: ownHello },
    fingerprints: link.initiator ? { 1: own, 2: other } : { 1: other, 2: own },
  };
  const signature = members.sign(signedMessage(meeting, role));
  void send(2, writeProof({ device: members.own.device, chain: members.ownChain(), signature }));
  const proofBytes = await receive(2);
  if (typeof proofBytes === 'string') return proofBytes;
  const proof = readProof(proofBytes);
  if (proof === undefined) return 'malformed';
  const who = await members.verify({
    chain: proof.chain,
    message: signedMessage(meeting, otherRole),
    signature: proof.signature,
  });
  if (who === undefined) return 'not-a-member';
  if (who.device !== proof.device) return 'another-device';
  if (who.device === members.own.device && options.ownDevice === 'refused') return 'own-device';

  const name = meetingName(meeting);
  void send(3, name);
  const ready = await receive(3);
  if (typeof ready === 'string') return ready;
  return equalBytes(ready, name) ? who : 'another-meeting';
}

/** The next message, taken alone: what follows it stays in the link for whoever listens next. */
function nextMessage(link: PeerLink): Promise<Uint8Array | undefined> {
  return new Promise((resolve) => {
    const forget = link.onClose(() => {
      resolve(undefined);
    });
    link.onMessage((message) => {
      link.onMessage(undefined);
      forget();
      resolve(message);
    });
  });
}

import { toHex, utf8 } from '../../../src/crdt/basics/bytes.ts';
import type { MemberId } from '../../../src/crdt/basics/id.ts';
import { deviceIdOf } from '../../../src/crdt/sealing/certificate.ts';
import { createGenesis } from '../../../src/crdt/sealing/create-genesis.ts';
import { deviceIdentity } from '../../../src/crdt/sharing/device-identity.ts';
import {
  type Admitted,
  createDoorkeeper,
  type Doorkeeper,
  type DoorstepRequest,
  type InvitationStatus,
} from '../../../src/crdt/sharing/doorkeeper.ts';
import { createInvitation, invitationLink } from '../../../src/crdt/sharing/invitation-link.ts';
import {
  type Invitation,
  type InvitationToken,
  readInvitationLink,
} from '../../../src/crdt/sharing/invitation.ts';
import {
  type Acceptance,
  createNewcomer,
  type Newcomer,
} from '../../../src/crdt/sharing/newcomer.ts';
import { type SeededRandom, seededRandom } from '../../cast/seeded-random.ts';
import { type SimulatedClock, simulatedClock } from '../../cast/simulated-clock.ts';
import { linkPair, type TestLink } from './door-links.ts';

/** A therapist with a workspace and one invitation, and whoever comes to its doorstep. */
export interface DoorScene {
  readonly random: SeededRandom;
  readonly clock: SimulatedClock;
  readonly invitation: Invitation;
  /** Who the therapist is in this Space: the founder. */
  readonly member: MemberId;
  readonly token: InvitationToken;
  readonly space: string;
  /** What rests in the therapist's keyring: survives the doorkeeper. */
  readonly kept: {
    status: InvitationStatus;
    readonly admitted: Admitted[];
    closedByItself: number;
    /** Set: storing stops here until it is let go on. */
    gate: Promise<void> | undefined;
    full: boolean;
  };
  readonly counts: Map<string, number>;
  doorkeeper(): Doorkeeper;
  newcomer(options: {
    readonly name: string;
    readonly seed?: Uint8Array;
    readonly accept?: (welcome: Uint8Array) => Promise<Acceptance>;
    readonly token?: InvitationToken;
  }): Newcomer & { readonly welcomes: string[] };
  /** Two joined link ends with fresh fingerprints. */
  links(): readonly [TestLink, TestLink];
  /** Joins a newcomer and a doorkeeper. */
  meet(newcomer: Newcomer, doorkeeper: Doorkeeper): readonly [TestLink, TestLink];
  /** Lets everything under way come to rest. */
  settle(): Promise<void>;
}

/** The first person at the door. */
export function first(doorkeeper: Doorkeeper): DoorstepRequest {
  const [request] = doorkeeper.requests.get();
  if (request === undefined) throw new Error('nobody is at the door');
  return request;
}

export const welcomeText = 'the secrets of the space';

/** A scene from a seed; with an invitation given, that of another scene; with `device`, its link is for an own device. */
export function doorScene(seed = 1, shared?: Invitation, device?: true): DoorScene {
  const random = seededRandom(seed);
  const clock = simulatedClock();
  const identity = deviceIdentity(random.bytes(32));
  const { genesis, space, certificate } = createGenesis({
    signer: identity.signer,
    agreeKey: identity.agreeKey,
    random,
  });
  const invitation = shared ?? createInvitation({ random });
  const read = readInvitationLink(
    invitationLink({ baseUrl: 'https://attune.example', ...invitation, device }),
  );
  if (!read.ok) throw new Error('the link of a fresh invitation is readable');
  const token = read.value;
  const counts = new Map<string, number>();
  const count = (code: string, times = 1): void => {
    counts.set(code, (counts.get(code) ?? 0) + times);
  };
  const kept: DoorScene['kept'] = {
    status: { state: 'open' },
    admitted: [],
    closedByItself: 0,
    gate: undefined,
    full: false,
  };
  const scene: DoorScene = {
    random,
    clock,
    invitation,
    member: certificate.member,
    token,
    space,
    kept,
    counts,
    doorkeeper: () =>
      createDoorkeeper({
        invitation,
        status: () => kept.status,
        space,
        genesis,
        deviceOf: device && certificate.member,
        ownDevice: { id: deviceIdOf(space, identity.signKey), signer: identity.signer },
        chain: () => [],
        async admit(newcomer) {
          if (kept.full) return undefined;
          const by = newcomer.certificate.signKey;
          const { status } = kept;
          const again = status.by !== undefined && toHex(status.by) === toHex(by);
          if (status.state !== 'open' && !again) return undefined;
          kept.status = { state: 'used', by };
          if (!again) kept.admitted.push(newcomer);
          await kept.gate;
          return utf8(welcomeText);
        },
        onClosed() {
          kept.closedByItself += 1;
          kept.status = { state: 'withdrawn' };
        },
        random,
        clock,
        count,
      }),
    newcomer(options) {
      const welcomes: string[] = [];
      const newcomer = createNewcomer({
        token: options.token ?? token,
        name: options.name,
        seed: options.seed ?? random.bytes(32),
        accept(welcome) {
          welcomes.push(new TextDecoder().decode(welcome));
          return options.accept?.(welcome) ?? Promise.resolve(true);
        },
        random,
        clock,
        count,
      });
      return { ...newcomer, welcomes };
    },
    links: () => linkPair({ a: random.bytes(32), b: random.bytes(32) }),
    meet(newcomer, doorkeeper) {
      const pair = scene.links();
      newcomer.attach(pair[0]);
      doorkeeper.attach(pair[1]);
      return pair;
    },
    settle: () => clock.advance(0),
  };
  return scene;
}

import type { DeviceId } from '../basics/id.ts';
import { invariant } from '../basics/invariant.ts';
import { createDeviceHandshake } from '../peers/device-handshake.ts';
import type { Members, PeerDevice } from '../peers/device-proof.ts';
import { createDoorbells } from '../peers/doorbells.ts';
import type { Exchange } from '../peers/exchange.ts';
import type { Room } from '../peers/transport.ts';
import { isAsleep } from '../sealing/certificate.ts';
import { doorbellKeys } from '../sealing/doorbell-keys.ts';
import { frameSealer } from '../sealing/frame-sealer.ts';
import type { RosterDevice } from '../sealing/roster.ts';
import { deviceIdentity } from '../sharing/device-identity.ts';
import { watchAgreement } from './agreement.ts';
import type { OpenSpace } from './open-space.ts';
import type { Platform } from './platform.ts';

/**
 * What a Space's connection does once it has stood for a while: whom it misses it waits for at their doorbells, and what the
 * copies say is compared. A room, because others are met in it.
 */
export function laterMeetings(options: {
  readonly space: OpenSpace;
  readonly platform: Platform;
  readonly members: Members;
  readonly exchange: Exchange;
  /** The room in which everybody of the same epoch meets. */
  readonly peers: Room<PeerDevice>;
}): Room<PeerDevice> {
  const { space, platform, members, exchange, peers } = options;
  const { clock, random, count } = platform;
  const { log, device: own } = space;
  const { agreeSecret } = deviceIdentity(space.record.seed);

  const missing = (): readonly DeviceId[] => {
    const roster = log.roster.get();
    if (!platform.canConnect || !roster.has(own)) return [];
    const met = new Set(peers.connections().map(({ who }) => who.device));
    return turnByTurn(
      roster
        .devices()
        .filter(
          ({ device, certificate }) => device !== own && !met.has(device) && !isAsleep(certificate),
        ),
    );
  };
  const open = (other: DeviceId): Room<PeerDevice> => {
    const agreeKey = log.roster.get().certificateOf(other)?.agreeKey;
    invariant(agreeKey, 'who is missing is in the roster');
    const keys = doorbellKeys({
      space: space.id,
      own: { device: own, agreeSecret },
      other: { device: other, agreeKey },
    });
    const gate = createDeviceHandshake({
      space: space.id,
      epoch: keys.meeting,
      sealer: frameSealer(keys.handshake, random),
      members: {
        ...members,
        async verify(proof) {
          const who = await members.verify(proof);
          return who?.device === other ? who : undefined;
        },
      },
      random,
      count,
      ownDevice: 'refused',
    });
    const { topic, signalling } = keys;
    return platform.transport.join({ address: { topic, signalling }, gate });
  };
  const doorbells = createDoorbells({ clock, missing, open });
  const stops = [
    watchAgreement({ exchange, log, concerns: space.concerns, count }),
    log.roster.subscribe(() => doorbells.look()),
    peers.onConnection(({ link }) => {
      doorbells.look();
      link.onClose(() => doorbells.look());
    }),
  ];
  return {
    ...doorbells,
    async leave() {
      for (const stop of stops) stop();
      await doorbells.leave();
    },
  };
}

/** Each member's first device, then each one's second: nobody stands behind the many devices of somebody else. */
function turnByTurn(devices: readonly RosterDevice[]): readonly DeviceId[] {
  const turns = new Map<string, number>();
  return devices
    .map(({ device, member }) => {
      const turn = turns.get(member) ?? 0;
      turns.set(member, turn + 1);
      return { device, turn };
    })
    .sort((a, b) => a.turn - b.turn)
    .map(({ device }) => device);
}

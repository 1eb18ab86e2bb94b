import type { DeviceId } from '../basics/id.ts';
import { invariant } from '../basics/invariant.ts';
import { createDeviceHandshake } from '../peers/device-handshake.ts';
import type { Members, PeerDevice } from '../peers/device-proof.ts';
import { createDoorbells } from '../peers/doorbells.ts';
import type { Exchange } from '../peers/exchange.ts';
import type { Room } from '../peers/transport.ts';
import { isAsleep } from '../sealing/certificate.ts';
import { doorbellKeys } from '../sealing/doorbell-keys.ts';
import type { DoorbellKeys } from '../sealing/doorbell-keys.ts';
import { frameSealer } from '../sealing/frame-sealer.ts';
import { deviceIdentity } from '../sharing/device-identity.ts';
import { watchAgreement } from './agreement.ts';
import type { OpenSpace } from './open-space.ts';
import type { Platform } from './platform.ts';
import { rememberPartings } from './remember-partings.ts';
import { tellTheRemoved } from './tell-the-removed.ts';
import { turnByTurn } from './turn-by-turn.ts';
import { watchTurnedAway } from './watch-turned-away.ts';

/**
 * What a Space's connection does once it has stood for a while: whom it misses it waits for at their doorbells, who was removed
 * and may not know it is told so there, and what the copies say is compared. A room, because others are met in it.
 */
export function laterMeetings(options: {
  readonly space: OpenSpace;
  readonly platform: Platform;
  readonly members: Members;
  readonly exchange: Exchange;
  /** The room in which everybody of the same epoch meets. */
  readonly peers: Room<PeerDevice>;
  /** Told when this device has to hold itself for removed by the word of others, and when it no longer has to. */
  readonly onTurnedAway: (isAway: boolean) => void;
}): Room<PeerDevice> {
  const { space, platform, members, exchange, peers, onTurnedAway } = options;
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
  const keysWith = (other: DeviceId): DoorbellKeys => {
    const agreeKey = log.roster.get().certificateOf(other)?.agreeKey;
    invariant(agreeKey, 'who is missing or was removed has a certificate');
    return doorbellKeys({
      space: space.id,
      own: { device: own, agreeSecret },
      other: { device: other, agreeKey },
    });
  };
  const memory = rememberPartings(space);
  const open = (other: DeviceId): Room<PeerDevice> => {
    const keys = keysWith(other);
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
    return platform.transport.join({
      address: { topic, signalling },
      gate,
      onTurnedAway: () => memory.turnedAway(other),
    });
  };
  const doorbells = createDoorbells({ clock, missing, open });
  const removed = tellTheRemoved({ space, platform, memory, keysWith });
  const stops = [
    watchAgreement({ exchange, log, concerns: space.concerns, count }),
    log.roster.subscribe(() => doorbells.look()),
    peers.onConnection(({ link }) => {
      doorbells.look();
      link.onClose(() => doorbells.look());
    }),
    watchTurnedAway({ space, memory, rooms: [peers, doorbells], onTurnedAway }),
    () => memory.close(),
  ];
  return {
    ...doorbells,
    retry() {
      doorbells.retry();
      removed.retry();
    },
    async leave() {
      for (const stop of stops) stop();
      await Promise.all([doorbells.leave(), removed.leave()]);
    },
  };
}

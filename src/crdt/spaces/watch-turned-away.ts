import type { Cancel } from '../basics/clock.ts';
import type { PeerDevice } from '../peers/device-proof.ts';
import type { PeerConnection, Room } from '../peers/transport.ts';
import type { OpenSpace } from './open-space.ts';
import type { PartingMemory } from './remember-partings.ts';
import { saidToBeOut } from './said-to-be-out.ts';

/**
 * Says whether this device has to hold itself for removed: a device of the Space said so, and nobody is there from whom it hears
 * otherwise. That a lie can be told like this is why nothing else follows from it: rooms stay joined, and whoever said it
 * and lets this device in afterwards has taken it back.
 */
export function watchTurnedAway(options: {
  readonly space: OpenSpace;
  readonly memory: PartingMemory;
  readonly rooms: readonly Room<PeerDevice>[];
  /** Told at each change. */
  readonly onTurnedAway: (isAway: boolean) => void;
}): Cancel {
  const { space, memory, rooms, onTurnedAway } = options;
  const { log, device: own, member, concerns } = space;
  let wasAway = false;

  const isWithSomebody = (): boolean => {
    const isAlone = log.roster
      .get()
      .devices()
      .every((one) => one.member === member);
    return rooms
      .flatMap((room) => room.connections())
      .some(({ who }) => who.device !== own && (isAlone || who.member !== member));
  };
  const look = (): void => {
    const roster = log.roster.get();
    // Who knows it from the log is told of it already, and for good.
    if (!roster.has(own)) return;
    const isAway = saidToBeOut(memory.present.get().by, { roster, own }) && !isWithSomebody();
    if (isAway) concerns.put({ id: 'removed', what: 'removed', healed: false });
    else if (concerns.get('removed') !== undefined) concerns.withdraw('removed');
    if (isAway === wasAway) return;
    wasAway = isAway;
    onTurnedAway(isAway);
  };
  const meet = ({ who, link }: PeerConnection<PeerDevice>): void => {
    // The handshake ends only when the other end has found this device in its own roster.
    memory.welcomed(who.device);
    look();
    link.onClose(look);
  };
  const stops: Cancel[] = [
    memory.present.subscribe(look),
    log.roster.subscribe(look),
    ...rooms.map((room) => room.onConnection(meet)),
  ];
  look();
  return () => {
    for (const stop of stops) stop();
  };
}

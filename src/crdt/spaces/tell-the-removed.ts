import type { Cancel } from '../basics/clock.ts';
import type { DeviceId } from '../basics/id.ts';
import { liveValue } from '../basics/live.ts';
import { createDoorbells } from '../peers/doorbells.ts';
import { createLateRoom } from '../peers/late-room.ts';
import { isAsleep } from '../sealing/certificate.ts';
import type { DoorbellKeys } from '../sealing/doorbell-keys.ts';
import type { OpenSpace } from './open-space.ts';
import type { Platform } from './platform.ts';
import type { PartingMemory } from './remember-partings.ts';
import { turnByTurn } from './turn-by-turn.ts';

/** Whoever has not come by then comes late enough to ask. */
const waitMs = 30 * 24 * 60 * 60 * 1000;
/** Doorbells of removed devices at which one page stands at a time. */
const mostAtOnce = 8;
const lookAgainMs = 60 * 60 * 1000;

/**
 * Tells devices that were removed while they were away that nobody waits for them here: each once, so that nobody can go on
 * looking by it whether this device is there. It stands at their doorbells without meeting them: their page would ask for
 * entries, and would learn this network address.
 */
export function tellTheRemoved(options: {
  readonly space: OpenSpace;
  readonly platform: Platform;
  readonly memory: PartingMemory;
  readonly keysWith: (device: DeviceId) => DoorbellKeys;
}): { retry(): void; leave(): Promise<void> } {
  const { space, platform, memory, keysWith } = options;
  const { clock, transport, canConnect } = platform;
  const { log, device: own } = space;

  const missing = (): readonly DeviceId[] => {
    const roster = log.roster.get();
    if (!canConnect || !roster.has(own)) return [];
    const removed = turnByTurn(
      roster.removed().filter(({ certificate }) => !isAsleep(certificate)),
    );
    memory.wait(removed, clock.nowMs() + waitMs);
    const { waiting } = memory.present.get();
    const isDue = (device: DeviceId): boolean =>
      waiting.some((one) => one.device === device && one.untilMs > clock.nowMs());
    return removed.filter(isDue).slice(0, mostAtOnce);
  };
  const doorbells = createDoorbells<never>({
    clock,
    missing,
    open(removed) {
      const { topic, signalling } = keysWith(removed);
      const room = createLateRoom<never>({
        clock,
        before: { tag: 'connecting' },
        async open() {
          const standing = await transport.turnAway({
            address: { topic, signalling },
            told: () => memory.tell(removed),
          });
          return {
            state: liveValue({ tag: 'waiting' }),
            connections: () => [],
            onConnection: () => () => undefined,
            retry: () => undefined,
            leave: () => standing.leave(),
          };
        },
      });
      room.join();
      return room;
    },
  });
  const stops: Cancel[] = [
    log.roster.subscribe(() => doorbells.look()),
    memory.present.subscribe(() => doorbells.look()),
    clock.every(lookAgainMs, () => doorbells.look()),
  ];
  return {
    retry: () => doorbells.retry(),
    async leave() {
      for (const stop of stops) stop();
      await doorbells.leave();
    },
  };
}

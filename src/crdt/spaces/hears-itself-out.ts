import type { Cancel, Clock } from '../basics/clock.ts';
import type { MemberId, SpaceId } from '../basics/id.ts';
import type { SpaceRegister } from './space-register.ts';

/**
 * So long it is listened for, in milliseconds. Whoever lets somebody in is there: they are met in the Space, or tell this device
 * at its doorbell that it was removed, which takes some seconds.
 */
const listenMs = 12_000;

/**
 * Whether this device was taken out of a Space that it has, as its log says or as it is told now. False as soon as it is
 * connected with `by`, and when nobody says anything.
 */
export async function hearsItselfOut(
  space: SpaceId,
  {
    by,
    spaces,
    clock,
  }: {
    readonly by: MemberId;
    readonly spaces: Pick<SpaceRegister, 'hold'>;
    readonly clock: Clock;
  },
): Promise<boolean> {
  const held = await spaces.hold(space);
  // What does not open stays as it is.
  if (!held.ok) return false;
  const { state } = held.value.connection;
  const stops: Cancel[] = [];
  const heard = await new Promise<boolean>((resolve) => {
    const look = (): void => {
      const now = state.get();
      if (now.tag === 'removed') resolve(true);
      if (now.tag === 'connected' && now.members.includes(by)) resolve(false);
    };
    stops.push(
      state.subscribe(look),
      clock.after(listenMs, () => resolve(false)),
    );
    look();
  });
  for (const stop of stops) stop();
  await held.value.release();
  return heard;
}

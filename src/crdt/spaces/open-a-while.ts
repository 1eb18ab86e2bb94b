import type { Cancel, Clock } from '../basics/clock.ts';
import type { SpaceId } from '../basics/id.ts';
import type { OpenSpace } from './open-space.ts';
import type { HeldSpace, SpaceRegister } from './space-register.ts';

const whileMs = 10 * 60 * 1000;
/** Each one is a room; beyond that the one that was opened first closes. */
const atOnce = 24;

/** Workspaces that are open in the background for some minutes, so that two own devices find each other in them. */
export interface OpenAWhile {
  /** Undefined when it cannot be opened. Asked again, it stays open from then on for the whole while. */
  keep(id: SpaceId): Promise<OpenSpace | undefined>;
  close(): Promise<void>;
}

/** None yet. */
export function createOpenAWhile(of: {
  readonly spaces: SpaceRegister;
  readonly clock: Clock;
}): OpenAWhile {
  const { spaces, clock } = of;
  const open = new Map<SpaceId, { readonly held: HeldSpace; readonly stop: Cancel }>();
  const letGo = async (id: SpaceId): Promise<void> => {
    const one = open.get(id);
    open.delete(id);
    one?.stop();
    await one?.held.release();
  };
  return {
    async keep(id) {
      const result = await spaces.hold(id);
      if (!result.ok) return undefined;
      await letGo(id);
      open.set(id, { held: result.value, stop: clock.after(whileMs, () => void letGo(id)) });
      const [first] = open.keys();
      if (open.size > atOnce && first !== undefined) await letGo(first);
      return result.value.space;
    },
    async close() {
      await Promise.all([...open.keys()].map(letGo));
    },
  };
}

import { expect, test } from 'vitest';
import { isFullLife, lifeBounds, liveAtRandom, sumOf } from './random-life.ts';
import { createReplicaWorld } from './replica-world.ts';

/**
 * Lives through `CONVERGENCE_SEEDS=from-to` (1 to 500 unless told) and expects everybody to end with the same entries
 * and the same words. The seed of a failing life is in the message.
 */
export function livesConverge(options: { readonly who: string; readonly tabs: number }): void {
  const [from = 1, to = 500] = (process.env['CONVERGENCE_SEEDS'] ?? '')
    .split('-')
    .filter(Boolean)
    .map(Number);
  test(
    `${options.who} write through faults of every sort in ${to - from + 1} workspaces and end with the same words`,
    { timeout: 600_000 },
    async () => {
      for (let seed = from; seed <= to; seed += 1) {
        // Three to five pages, whoever's they are.
        const devices = 3 + (seed % 3) - (options.tabs - 1);
        const world = await createReplicaWorld({ seed, devices, tabs: options.tabs });
        const life = await liveAtRandom(world);
        const settled = await world.settles(120_000);
        expect(settled, `seed ${seed} does not settle`).toBe(true);
        expect(sumOf(life.edits), `seed ${seed}`).toBeGreaterThanOrEqual(lifeBounds.edits);
        expect(sumOf(life.faults), `seed ${seed}`).toBeGreaterThanOrEqual(lifeBounds.faults);
        expect(isFullLife(life), `seed ${seed}`).toBe(true);
        expect(world.counts.get('agreement/unequal'), `seed ${seed}`).toBeUndefined();
        await world.close();
      }
    },
  );
}

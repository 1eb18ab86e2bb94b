import type { Cancel } from '../basics/clock.ts';
import type { Count } from '../basics/count.ts';
import type { DeviceId } from '../basics/id.ts';
import type { Comparison, Exchange } from '../peers/exchange.ts';
import type { SealedLog } from '../sealing/sealed-log.ts';
import type { ConcernList } from './concern-list.ts';

const concernId = 'unequal';
/** Comparisons come every 15 seconds: so many in a row are no accident of timing. */
const inARow = 2;

/**
 * Notices that a copy somewhere else reads otherwise though it holds the same feeds: a cover that lied to one of
 * them, or a fault. The person is told, and this copy is made anew from its feeds, once: whoever goes on saying
 * something else cannot keep this page rebuilding. When all agree again, that is told too.
 */
export function watchAgreement(options: {
  readonly exchange: Exchange;
  readonly log: SealedLog;
  readonly concerns: ConcernList;
  readonly count: Count;
}): Cancel {
  const { exchange, log, concerns, count } = options;
  /** Pages that differ: two pages of one device read the same feeds, but each for itself. */
  const differing = new Map<Comparison['page'], { readonly device: DeviceId; times: number }>();
  /** Devices of which a page differed until it went away. */
  const owing = new Set<DeviceId>();
  return exchange.onCompared(({ device, page, equal }) => {
    if (equal) {
      differing.delete(page);
      const others = [...differing.values()];
      if (!others.some((other) => other.device === device)) owing.delete(device);
      const told = concerns.get(concernId);
      if (told?.healed === false && others.length === 0 && owing.size === 0)
        concerns.put({ ...told, healed: true });
      return;
    }
    const found = differing.get(page) ?? { device, times: 0 };
    if (found.times === 0) {
      differing.set(page, found);
      const stop = page.onClose(() => {
        stop();
        if (differing.delete(page) && found.times >= inARow) owing.add(device);
      });
    }
    found.times += 1;
    if (found.times !== inARow) return;
    count('agreement/unequal');
    const first = concerns.get(concernId) === undefined;
    concerns.put({ id: concernId, what: 'unequal', healed: false });
    if (first) void log.rebuild();
  });
}

import type { Clock } from '../../crdt/basics/clock.ts';
import type { RendezvousLimits } from './limits.ts';
import { tokenBucket } from './token-bucket.ts';
import type { TokenBucket } from './token-bucket.ts';

/** Counts connections, in all and by visitor (see addressGroup). */
export interface Visitors {
  /** Lets one in, or says which limit forbids it. */
  enter(visitor: string): 'in' | 'full' | 'too-many' | 'too-fast';
  leave(visitor: string): void;
  /** Forgets those who are gone and whose allowance has grown back. */
  forgetGone(): void;
  /** How many visitors are remembered. */
  size(): number;
}

interface Visitor {
  open: number;
  readonly arrivals: TokenBucket;
}

type VisitorLimits = Pick<
  RendezvousLimits,
  'connections' | 'connectionsPerAddress' | 'newConnectionsAtOnce' | 'newConnectionsPerSecond'
>;

/** Nobody is here yet. */
export function createVisitors(limits: VisitorLimits, clock: Clock): Visitors {
  const visitorsByName = new Map<string, Visitor>();
  let open = 0;
  const arrivals = {
    atOnce: limits.newConnectionsAtOnce,
    perSecond: limits.newConnectionsPerSecond,
  };
  return {
    enter(name) {
      if (open >= limits.connections) return 'full';
      const visitor = visitorsByName.get(name) ?? {
        open: 0,
        arrivals: tokenBucket(arrivals, clock),
      };
      if (visitor.open >= limits.connectionsPerAddress) return 'too-many';
      visitorsByName.set(name, visitor);
      if (!visitor.arrivals.take(1)) return 'too-fast';
      visitor.open += 1;
      open += 1;
      return 'in';
    },
    leave(name) {
      const visitor = visitorsByName.get(name);
      if (visitor === undefined || visitor.open === 0) return;
      visitor.open -= 1;
      open -= 1;
    },
    forgetGone() {
      for (const [name, visitor] of visitorsByName) {
        if (visitor.open === 0 && visitor.arrivals.isFull()) visitorsByName.delete(name);
      }
    },
    size: () => visitorsByName.size,
  };
}

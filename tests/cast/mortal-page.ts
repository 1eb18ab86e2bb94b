import type { Clock } from '../../src/crdt/basics/clock.ts';
import type {
  Joining,
  OuterTransport,
  PeerConnection,
  PeerLink,
  Room,
} from '../../src/crdt/peers/transport.ts';
import type { OpaqueRecords } from '../../src/crdt/storage/opaque-records.ts';
import type { OpenStore, SealedStore } from '../../src/crdt/storage/sealed-store.ts';

/** What a page touches outside itself. */
export type Outside = 'disk' | 'network';

/** Says when a page dies: at the so-manyeth touch of something, before it has got there or after. */
export interface PageDeath {
  readonly of: Outside;
  readonly at: number;
  readonly when: 'before' | 'after';
}

/** A page that can die in the middle of anything: from then on nothing that it does gets anywhere. */
export interface MortalPage {
  /** Counts touches from now on; with a plan, the page dies at one of them. */
  arm(plan?: PageDeath): void;
  /** How often it has touched that since it was armed. */
  touches(of: Outside): number;
  died(): boolean;
  /** Resolves when it dies; never, as long as it lives. */
  readonly death: Promise<void>;
  clock(clock: Clock): Clock;
  records(records: OpaqueRecords): OpaqueRecords;
  stores(open: OpenStore): OpenStore;
  transport(transport: OuterTransport): OuterTransport;
}

/** Whoever has died gets no answer, and gives none. */
const silence = <T>(): Promise<T> => new Promise(() => undefined);

/** A page that is alive; `onDeath` takes away what it had open. */
export function mortalPage(onDeath: () => void): MortalPage {
  let counts: Record<Outside, number> = { disk: 0, network: 0 };
  let plan: PageDeath | undefined;
  let dead = false;
  const died = (): boolean => dead;
  const leaving = new Set<() => void>();
  let bury: () => void = () => undefined;
  const death = new Promise<void>((resolve) => {
    bury = resolve;
  });
  const end = (): void => {
    dead = true;
    bury();
    for (const leave of leaving) leave();
    leaving.clear();
    onDeath();
  };
  const isDue = (of: Outside): PageDeath['when'] | undefined => {
    const due = plan?.of === of && counts[of] === plan.at ? plan.when : undefined;
    counts[of] += 1;
    return due;
  };
  const touch = async <T>(of: Outside, reach: () => Promise<T>): Promise<T> => {
    if (dead) return silence();
    const due = isDue(of);
    if (due === undefined) {
      const reached = await reach();
      return died() ? silence() : reached;
    }
    if (due === 'after') {
      const reached = reach();
      dead = true;
      await reached;
    }
    end();
    return silence();
  };
  const store = (opened: SealedStore): SealedStore => ({
    ...opened,
    load: () => touch('disk', () => opened.load()),
    append: (entries) => touch('disk', () => opened.append(entries)),
    putSnapshot: (sealed) => touch('disk', () => opened.putSnapshot(sealed)),
    rewrite: (...how) => touch('disk', () => opened.rewrite(...how)),
    flush() {
      if (!dead) opened.flush();
    },
    onForeign: (listener) =>
      opened.onForeign((entries) => {
        if (!dead) listener(entries);
      }),
    close: () => (dead ? silence() : opened.close()),
    erase: () => touch('disk', () => opened.erase()),
  });
  const links = new WeakMap<PeerLink, PeerLink>();
  const mortalLink = (link: PeerLink): PeerLink => {
    const known = links.get(link);
    if (known !== undefined) return known;
    const mortal: PeerLink = {
      ...link,
      send: (message) => touch('network', () => link.send(message)),
      onMessage(listener) {
        link.onMessage(
          listener &&
            ((message) => {
              if (dead) return;
              const due = isDue('network');
              if (due !== 'before') listener(message);
              if (due !== undefined) end();
            }),
        );
      },
      onClose: (listener) =>
        link.onClose(() => {
          if (!dead) listener();
        }),
    };
    links.set(link, mortal);
    return mortal;
  };
  return {
    arm(next) {
      counts = { disk: 0, network: 0 };
      plan = next;
    },
    touches: (of) => counts[of],
    died,
    death,
    clock: (clock) => ({
      ...clock,
      after: (delayMs, run) =>
        clock.after(delayMs, () => {
          if (!dead) run();
        }),
      every: (intervalMs, run) =>
        clock.every(intervalMs, () => {
          if (!dead) run();
        }),
    }),
    records: (records) => ({
      ...records,
      all: () => touch('disk', () => records.all()),
      write: (...how) => touch('disk', () => records.write(...how)),
      deviceKey: () => touch('disk', () => records.deviceKey()),
      putDeviceKey: (key) => touch('disk', () => records.putDeviceKey(key)),
      onForeignWrite: (listener) =>
        records.onForeignWrite(() => {
          if (!dead) listener();
        }),
      erase: () => touch('disk', () => records.erase()),
    }),
    stores: (open) => async (name) => {
      const opened = await touch('disk', () => open(name));
      return opened.ok ? { ok: true, value: store(opened.value) } : opened;
    },
    transport: (transport) => ({
      async turnAway(away) {
        const standing = await transport.turnAway({
          ...away,
          told() {
            if (!dead) away.told();
          },
        });
        const leave = (): void => void standing.leave();
        if (dead) leave();
        else leaving.add(leave);
        return {
          leave() {
            leaving.delete(leave);
            return standing.leave();
          },
        };
      },
      join<Who>(join: Joining<Who>): Room<Who> {
        const room = transport.join({
          ...join,
          gate: (link) => join.gate(mortalLink(link)),
          onTurnedAway() {
            if (!dead) join.onTurnedAway?.();
          },
        });
        const known = new WeakMap<PeerConnection<Who>, PeerConnection<Who>>();
        const mortal = (connection: PeerConnection<Who>): PeerConnection<Who> => {
          const found = known.get(connection) ?? {
            ...connection,
            link: mortalLink(connection.link),
          };
          known.set(connection, found);
          return found;
        };
        const leave = (): void => void room.leave();
        leaving.add(leave);
        return {
          ...room,
          connections: () => room.connections().map(mortal),
          onConnection: (listener) =>
            room.onConnection((connection) => {
              if (!dead) listener(mortal(connection));
            }),
          leave() {
            leaving.delete(leave);
            return room.leave();
          },
        };
      },
    }),
  };
}

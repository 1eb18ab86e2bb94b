import type { Clock } from '../basics/clock.ts';
import type { Count } from '../basics/count.ts';
import type { Random } from '../basics/random.ts';
import type { OuterTransport, Transport } from '../peers/transport.ts';
import type { OpenStore } from '../storage/sealed-store.ts';
import type { VaultRecords } from '../vault/vault-records.ts';

/** Everything outside that Attune stands on; the composition root and tests make it. */
export interface Platform {
  readonly clock: Clock;
  readonly random: Random;
  readonly count: Count;
  readonly records: VaultRecords;
  readonly openStore: OpenStore;
  /** Whether this browser can connect to other people's devices at all. */
  readonly canConnect: boolean;
  /** Other people's pages. */
  readonly transport: OuterTransport;
  /** Other tabs of this browser. */
  readonly tabs: Transport;
  /**
   * Runs work that only one tab may do at a time (tidying, snapshots, rewriting); undefined when another tab
   * is at it.
   */
  exclusively<T>(name: string, work: () => Promise<T>): Promise<T | undefined>;
  /**
   * Asks the browser to keep what rests here; its answer, false where it cannot be asked. Only when a person does
   * something that saves, because some browsers then ask the person.
   */
  persist(): Promise<boolean>;
}

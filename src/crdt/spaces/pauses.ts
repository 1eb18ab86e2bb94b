import { readBytes } from '../basics/byte-reader.ts';
import { byteWriter } from '../basics/byte-writer.ts';
import type { Clock } from '../basics/clock.ts';
import type { VaultRecords } from '../vault/vault-records.ts';
import { TRIES_RECORD, WRAPPERS_RECORD } from '../vault/wrappers/wrapper-list.ts';

const longestMs = 60_000;

/** The pauses after wrong passphrases, which alone can be guessed: each is twice as long as the one before, and none is longer than a minute. */
export interface Pauses {
  /** When the next try is taken, milliseconds since 1970; undefined when it is taken at once. */
  nextTryMs(): number | undefined;
  /** Before a try is looked at, so that leaving the page in the middle of it spares nobody the pause. */
  begin(): Promise<void>;
  /** It was right. */
  end(): Promise<void>;
}

/** Pauses as they rest; where nothing can be written they hold as long as this page. */
export async function readPauses(records: VaultRecords, clock: Clock): Promise<Pauses> {
  let wrong = 0;
  let lastMs = 0;
  const resting = await records.all();
  const bytes = resting.ok ? resting.value.get(TRIES_RECORD) : undefined;
  const read = bytes && readBytes(bytes, (reader) => [reader.u32(), reader.u64()] as const);
  if (read !== undefined) {
    wrong = Math.min(read[0], 1_000);
    // A clock that was set back does not make it a long wait.
    lastMs = Math.min(read[1], clock.nowMs());
  }
  const write = async (next: Uint8Array | undefined): Promise<void> => {
    const now = await records.all();
    const list = now.ok ? now.value.get(WRAPPERS_RECORD) : undefined;
    // Beside a list of ways in and nowhere else: what was removed in another tab is not begun again by this.
    if (list === undefined) return;
    await records.write(new Map([[TRIES_RECORD, next]]), [{ name: WRAPPERS_RECORD, bytes: list }]);
  };
  return {
    nextTryMs() {
      const next = lastMs + Math.min(longestMs, 500 * 2 ** wrong);
      return wrong > 0 && next > clock.nowMs() ? next : undefined;
    },
    async begin() {
      wrong += 1;
      lastMs = clock.nowMs();
      await write(byteWriter().u32(wrong).u64(lastMs).bytes());
    },
    async end() {
      if (wrong === 0) return;
      wrong = 0;
      await write(undefined);
    },
  };
}

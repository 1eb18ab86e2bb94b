import { equalBytes } from '../basics/bytes.ts';
import { err, ok } from '../basics/result.ts';
import type { Result } from '../basics/result.ts';
import type { VaultFault, VaultRecords } from './vault-records.ts';
import { readAsking } from './wrappers/asking-wrapper.ts';
import type { AskingWrapper } from './wrappers/asking-wrapper.ts';
import { WRAPPERS_RECORD, asks, readWrappers, writeWrappers } from './wrappers/wrapper-list.ts';
import type { Wrapper } from './wrappers/wrapper-list.ts';

/** A wrapper that asks, with what can be read of it. */
export interface WayInto extends AskingWrapper {
  readonly wrapper: Wrapper;
}

/** The ways into a closed vault, oldest first; empty for one that opens by itself. */
export async function readWaysInto(
  records: VaultRecords,
): Promise<Result<readonly WayInto[], VaultFault>> {
  const resting = await records.all();
  if (!resting.ok) return resting;
  return ok(waysInto(wrappersIn(resting.value)));
}

/**
 * Changes the ways into a closed vault, whose key stays. Written only in place of the list that was read, so of two tabs that
 * change it at once neither takes back what the other did; `undefined` leaves everything as it is.
 */
export async function changeWaysInto(
  records: VaultRecords,
  change: (ways: readonly WayInto[]) => readonly Wrapper[] | undefined,
): Promise<Result<'changed' | 'kept', VaultFault>> {
  for (;;) {
    const resting = await records.all();
    if (!resting.ok) return resting;
    const list = resting.value.get(WRAPPERS_RECORD);
    const wrappers = wrappersIn(resting.value);
    if (list === undefined) return err('damaged');
    const next = change(waysInto(wrappers));
    if (next === undefined) return ok('kept');
    // Kinds of a newer version stay.
    const all = [...wrappers.filter((wrapper) => !asks(wrapper)), ...next];
    const bytes = writeWrappers(all);
    const written = await records.write(new Map([[WRAPPERS_RECORD, bytes]]), [
      { name: WRAPPERS_RECORD, bytes: list },
    ]);
    if (written.ok) return ok('changed');
    const now = await records.all();
    const rests = now.ok ? now.value.get(WRAPPERS_RECORD) : undefined;
    if (rests !== undefined && equalBytes(rests, bytes)) return ok('changed');
    if (written.error !== 'gone' || rests === undefined) return written;
  }
}

const wrappersIn = (resting: ReadonlyMap<string, Uint8Array>): readonly Wrapper[] => {
  const list = resting.get(WRAPPERS_RECORD);
  return (list && readWrappers(list)) ?? [];
};

const waysInto = (wrappers: readonly Wrapper[]): readonly WayInto[] =>
  wrappers
    .filter(asks)
    .flatMap((wrapper) => {
      const read = readAsking(wrapper);
      return read === undefined ? [] : [{ wrapper, ...read }];
    })
    .sort((a, b) => a.setMs - b.setMs);

import type { EpochId } from '../../../src/crdt/basics/id.ts';
import { readEntryHeader } from '../../../src/crdt/sealing/entry.ts';
import { entryKinds } from '../../../src/crdt/sealing/entry-body.ts';
import { epochsByTag, takeIn } from '../../../src/crdt/sealing/entry-intake.ts';
import { deriveEpochKeys, type EpochKeys } from '../../../src/crdt/sealing/space-keys.ts';
import type { SealedWorld, WorldDevice, WorldPage } from '../../cast/sealed-world.ts';
import type { Company } from './company.ts';
import type { Forger } from './couple.ts';
import { epochByHand, type HandBox, type HandEpoch } from './epoch-by-hand.ts';

/** The highest number that an epoch can have. */
export const highest = 2 ** 32 - 1;

/** What a page writes under. */
export const presentEpoch = ({ log }: WorldPage): EpochId => log.epoch.get().epoch;
/** What a page can open. */
export const opened = ({ log }: WorldPage): readonly EpochId[] =>
  log.secrets.get().map(({ epoch }) => epoch);
/** How often something was counted. */
export const counted = ({ counts }: SealedWorld, code: string): number => counts.get(code) ?? 0;

/** A box for each, with the epoch's own secret. */
export const boxesFor = (...devices: readonly WorldDevice[]): readonly HandBox[] =>
  devices.map((device) => ({ device }));

/** An epoch that Mal begins, by default a true one for everybody after the first; in an entry of this hand's. */
export function beginEpoch(
  { world, tess, cleo, noor, mal }: Company,
  hand: Forger,
  of: Partial<HandEpoch> & { readonly under?: EpochKeys } = {},
): { readonly entry: Uint8Array; readonly keys: EpochKeys; readonly payload: Uint8Array } {
  const under = of.under ?? world.keys;
  const { payload, keys } = epochByHand(world, mal, {
    number: 1,
    previous: [under.epoch],
    boxes: boxesFor(tess.device, cleo.device, noor.device, mal),
    ...of,
  });
  return { entry: hand.seal(payload, { kind: entryKinds.epoch, under }), keys, payload };
}

/** A box for Noor in which another secret lies. */
export const wrongBox = ({ world, noor }: Company): HandBox => ({
  device: noor.device,
  secret: world.random.bytes(32),
});

/** How many epochs these pages have made. */
export function made(world: SealedWorld, ...pages: readonly WorldPage[]): number {
  const { space } = world;
  const known = pages.flatMap(({ log }) => log.secrets.get());
  const epochs = epochsByTag(known.map((one) => deriveEpochKeys({ space, ...one })));
  const entries = pages.flatMap((page) => page.sealed().flat());
  return entries.filter((bytes) => {
    const intake = takeIn(epochs, space, bytes);
    return intake.tag === 'entry' && intake.entry.opened.body.kind === entryKinds.epoch;
  }).length;
}

/** Whether any of the entries is sealed under this epoch. */
export const areUnder = (entries: readonly Uint8Array[], epoch: EpochId): boolean =>
  entries.some((bytes) => {
    const header = readEntryHeader(bytes);
    return header !== undefined && header !== 'newer' && epoch.startsWith(header.epochTag);
  });

/** All that these pages write from here on. */
export function written(...pages: readonly WorldPage[]): () => readonly Uint8Array[] {
  const before = pages.map((page) => page.sealed().length);
  return () => pages.flatMap((page, index) => page.sealed().slice(before[index]).flat());
}

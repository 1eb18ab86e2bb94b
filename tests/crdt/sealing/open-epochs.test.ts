import { expect, test } from 'vitest';
import { EntryHash, EpochId, FeedId } from '../../../src/crdt/basics/id.ts';
import type { EpochEntry } from '../../../src/crdt/sealing/epoch-entry.ts';
import { createEpochReaders } from '../../../src/crdt/sealing/epoch-readers.ts';
import { createOpenEpochs } from '../../../src/crdt/sealing/open-epochs.ts';
import { deviceOf } from '../../../src/crdt/sealing/roster.ts';
import { genesisOf } from '../../cast/genesis-of.ts';
import { company } from './company.ts';
import { presentEpoch } from './epochs-of-mal.ts';

test('an epoch that is given to everybody is open to all only where all can know whose hand made it', async () => {
  const { world, tess, cleo, noor, mal } = await company();
  const { random } = world;
  const genesis = genesisOf(world);
  const first = presentEpoch(tess);
  const everybody = [tess.device.id, cleo.device.id, noor.device.id, mal.id];
  const begun = (maker: EpochEntry['maker'], recipients: EpochEntry['recipients']): EpochEntry => ({
    epoch: EpochId.random(random),
    number: 1,
    previous: [first],
    maker,
    recipients,
    without: [],
    secretHash: random.bytes(32),
    ephemeral: random.bytes(32),
    sealed: [],
    earlier: random.bytes(0),
  });
  // Tess has begun one that Noor lacks, and Mal one for everybody.
  const apart = begun(tess.device.id, [cleo.device.id, mal.id]);
  const wide = begun(mal.id, everybody);
  const entries = new Map([apart, wide].map((entry) => [entry.epoch, entry]));
  const openEpochs = createOpenEpochs({
    genesis,
    entries,
    undersOf: new Map([...entries.keys()].map((epoch) => [epoch, new Set([first])])),
    readers: createEpochReaders({ space: world.space, entries }),
  });
  const roster = tess.log.roster.get();
  const at = { feed: FeedId.random(random), sequence: 1, hash: EntryHash.random(random) };
  const letIn = (malUnder: EpochId) =>
    openEpochs.openTo(
      {
        roster,
        certificates: roster.certificates().map((issued) => ({
          issued,
          places: [{ ...at, epoch: deviceOf(world.space, issued) === mal.id ? malUnder : first }],
        })),
      },
      { device: tess.device.id, surely: true },
    );
  expect(letIn(first).has(wide.epoch)).toBe(true);
  expect(letIn(first).has(apart.epoch)).toBe(false);
  expect(letIn(apart.epoch).has(wide.epoch)).toBe(false);
});

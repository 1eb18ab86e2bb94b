import { afterEach, describe, expect, test, vi } from 'vitest';
import { DeviceId, WriterId } from '../../../src/crdt/basics/id.ts';
import { openEntry, readEntryHeader, sealEntry } from '../../../src/crdt/sealing/entry.ts';
import { createFeedBook } from '../../../src/crdt/sealing/feed-book.ts';
import { clientIdOf, feedIdOf, type FeedOwner } from '../../../src/crdt/sealing/feed.ts';
import { forgetIfEmpty, waitingLimits } from '../../../src/crdt/sealing/waiting-limits.ts';
import type { SealedWorld, WorldPage } from '../../cast/sealed-world.ts';
import { couple, forger, updateBy, words, write } from './couple.ts';

vi.mock('../../../src/crdt/sealing/signing.ts', () => import('../../cast/native-signing.ts'));

/** Seals the words of an entry again, under a signature of nothing. */
function withFalseSignature({ keys, random }: SealedWorld, entry: Uint8Array): Uint8Array {
  const header = readEntryHeader(entry);
  const opened =
    header === undefined || header === 'newer' ? undefined : openEntry(keys, header, entry);
  if (opened === undefined) throw new Error('not an entry of this world');
  const { body } = opened;
  const { feed, sequence } = opened.header;
  const signer = {
    publicKey: new Uint8Array(32),
    sign: () => new Uint8Array(64),
    prepare: () => undefined,
  };
  return sealEntry({ keys, feed, sequence, body, random, signer }).bytes;
}

async function reopened(world: SealedWorld, page: WorldPage): Promise<WorldPage> {
  const again = world.page(page.device);
  const report = await again.log.open({ entries: page.stored(), snapshot: page.log.snapshot() });
  expect(report.fromSnapshot).toBe(true);
  return again;
}

describe('what waits keeps nobody from keeping a snapshot and comparing', () => {
  test('a byte that no version of an entry could be is refused', async () => {
    const { tess } = await couple();
    expect(await tess.log.accept([Uint8Array.of(2)])).toMatchObject({ waiting: 0, refused: 1 });
  });

  test('neither do bytes of a newer version', async () => {
    const { tess } = await couple();
    const newer = new Uint8Array(200).fill(2);
    expect(await tess.log.accept([newer])).toMatchObject({ waiting: 1, refused: 0 });
    expect(tess.stored()).toContain(newer);
    expect(tess.log.snapshot()).toBeDefined();
    await expect.poll(() => tess.log.digestToCompare()).toBe(tess.log.digest());
  });

  test('nor an entry whose turn never comes, and it still waits after a reload', async () => {
    const { world, tess, cleo } = await couple();
    write(tess, 0, 'kept. ');
    await world.exchange(tess, cleo);
    const hand = forger(world, cleo.device);
    const first = hand.seal(updateBy(hand.client, 'first'));
    const second = hand.seal(Uint8Array.of(0, 0));
    expect(await tess.log.accept([second])).toMatchObject({ waiting: 1 });
    await expect.poll(() => tess.log.digestToCompare()).toBe(tess.log.digest());
    const again = await reopened(world, tess);
    expect(words(again)).toBe('kept. ');
    expect(again.log.waitingCount()).toBe(1);
    expect(await again.log.accept([first])).toMatchObject({ applied: 1 });
    expect(again.log.waitingCount()).toBe(0);
    expect(words(again)).toContain('first');
  });
});

describe('bounds on what waits', () => {
  const { entries } = waitingLimits;
  afterEach(() => {
    waitingLimits.entries = entries;
  });

  test('all unknown devices share one, and what nobody vouches for is not stored', async () => {
    waitingLimits.entries = 20;
    const { world, tess, cleo } = await couple();
    const before = tess.stored().length;
    const strangers = Array.from({ length: 50 }, () => {
      const device = { ...cleo.device, id: DeviceId.random(world.random) };
      return forger(world, device).seal(Uint8Array.of(0, 0));
    });
    const hand = forger(world, cleo.device);
    const first = hand.seal(Uint8Array.of(0, 0));
    const known = Array.from({ length: 15 }, () => hand.seal(Uint8Array.of(0, 0)));
    expect(await tess.log.accept(known)).toMatchObject({ waiting: 15, refused: 0 });
    expect(await tess.log.accept(strangers)).toMatchObject({ waiting: 20, refused: 30 });
    expect(tess.log.have().waiting).toHaveLength(21);
    expect(tess.stored()).toHaveLength(before + 15);
    expect(await tess.log.accept([first])).toMatchObject({ applied: 1 });
    expect(tess.log.waitingCount()).toBe(0);
  });

  test('a feed of which nothing is left is forgotten, and no other', async () => {
    const { world, cleo } = await couple();
    const book = createFeedBook(() => undefined);
    const ownerOf = (): FeedOwner => ({
      device: cleo.device.id,
      writer: WriterId.random(world.random),
    });
    const [empty, held] = [ownerOf(), ownerOf()].map((owner) =>
      book.feedOf(feedIdOf(world.space, owner), owner, clientIdOf(world.space, owner)),
    );
    held?.held.set(1, { bytes: new Uint8Array(), facts: undefined });
    for (const feed of [...book.feeds.values()]) forgetIfEmpty(book, feed);
    expect(empty).toBeDefined();
    expect([...book.feeds.values()]).toEqual([held]);
  });
});

describe('a false signature under true words', () => {
  test('that came before the certificate does not take the place of the true one', async () => {
    const { world, tess, cleo } = await couple();
    const { device, certificate } = world.newcomer('Noor', world.founder);
    const hand = forger(world, device);
    const first = hand.seal(updateBy(hand.client, 'from Noor'));
    const second = hand.seal(Uint8Array.of(0, 0));
    const before = cleo.stored().length;
    await cleo.log.accept([withFalseSignature(world, first), second]);
    expect(await cleo.log.accept([first])).toMatchObject({ waiting: 1, duplicate: 0 });
    expect(cleo.stored()).toHaveLength(before);

    tess.log.admit(certificate);
    await world.exchange(tess, cleo);
    expect(words(cleo)).toBe('from Noor');
    expect(cleo.stored()).toEqual(expect.arrayContaining([first, second]));
    const again = world.page(cleo.device);
    expect(await again.log.open({ entries: cleo.stored() })).toMatchObject({ damaged: 0 });
    expect(words(again)).toBe('from Noor');
    const noor = world.page(device);
    await world.exchange(again, noor);
    expect(words(noor)).toBe('from Noor');
  });

  test('alone is not stored, and the true one is taken when it comes', async () => {
    const { world, tess, cleo } = await couple();
    const { device, certificate } = world.newcomer('Noor', world.founder);
    const hand = forger(world, device);
    const first = hand.seal(updateBy(hand.client, 'from Noor'));
    const second = hand.seal(Uint8Array.of(0, 0));
    await cleo.log.accept([withFalseSignature(world, first), second]);
    tess.log.admit(certificate);
    await world.exchange(tess, cleo);
    const again = world.page(cleo.device);
    await again.log.open({ entries: cleo.stored() });
    expect(words(again)).toBe('');
    expect(await again.log.accept([first])).toMatchObject({ applied: 1 });
    expect(words(again)).toBe('from Noor');
  });
});

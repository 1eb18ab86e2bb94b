import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, test, vi } from 'vitest';
import { fromHex, toHex } from '../../../src/crdt/basics/bytes.ts';
import { entryKinds } from '../../../src/crdt/sealing/entry-body.ts';
import { deriveEpochKeys, firstEpochId } from '../../../src/crdt/sealing/space-keys.ts';
import type { SealedWorld, WorldPage } from '../../cast/sealed-world.ts';
import { couple, forger, words, write } from './couple.ts';

vi.mock('../../../src/crdt/sealing/signing.ts', () => import('../../cast/native-signing.ts'));

/** Tess, Cleo and Noor, who all know each other. */
async function three(seed = 1): Promise<{
  readonly world: SealedWorld;
  readonly tess: WorldPage;
  readonly cleo: WorldPage;
  readonly noor: WorldPage;
}> {
  const both = await couple(seed);
  const { device, certificate } = both.world.newcomer('Noor', both.tess.device);
  both.tess.log.admit(certificate);
  const noor = both.world.page(device);
  await both.world.exchange(both.tess, both.cleo, noor);
  return { ...both, noor };
}

const opened = (page: WorldPage): readonly string[] =>
  page.log.secrets.get().map(({ epoch }) => epoch);

describe('a removal', () => {
  test('is one batch with the epoch after it, and whoever stays moves on to that', async () => {
    const { world, tess, cleo, noor } = await three();
    const before = tess.sealed().length;
    expect(await tess.log.remove([noor.device.id, tess.device.id])).toBe(true);
    expect(
      tess
        .sealed()
        .slice(before)
        .map((batch) => batch.length),
    ).toEqual([2]);
    write(tess, 0, 'only us ');
    await world.exchange(tess, cleo, noor);
    expect(words(cleo)).toBe('only us ');
    expect(words(noor)).toBe('');
    expect(cleo.log.epoch.get().epoch).toBe(tess.log.epoch.get().epoch);
    expect(opened(noor)).toHaveLength(1);
    expect(noor.log.roster.get().has(noor.device.id)).toBe(false);
    write(cleo, 0, 'yes, ');
    await world.exchange(tess, cleo);
    expect(words(tess)).toBe('yes, only us ');
  });

  test('by somebody removed, of nobody, or of oneself alone changes nothing', async () => {
    const { world, tess, cleo, noor } = await three();
    expect(await tess.log.remove([])).toBe(false);
    expect(await tess.log.remove([tess.device.id])).toBe(false);
    await tess.log.remove([noor.device.id]);
    expect(await tess.log.remove([noor.device.id])).toBe(false);
    await world.exchange(tess, cleo, noor);
    expect(await noor.log.remove([cleo.device.id])).toBe(false);
  });

  test('takes late words back from somebody who was away, but for what they had answered to', async () => {
    for (const answered of [false, true]) {
      const { world, tess, cleo, noor } = await three();
      write(noor, 0, 'said before. ');
      await world.exchange(tess, cleo, noor);
      await tess.log.remove([noor.device.id]);
      write(noor, words(noor).length, 'said too late. ');
      await world.exchange(noor, cleo);
      if (answered) write(cleo, words(cleo).length, 'answer ');
      await world.exchange(tess, cleo);
      await world.exchange(tess, cleo, noor);
      expect(words(cleo).includes('late')).toBe(answered);
      expect(words(tess)).toBe(words(cleo));
      expect(words(tess)).toContain('said before. ');
      expect(tess.log.digest()).toBe(cleo.log.digest());
      expect(tess.log.waitingCount()).toBe(0);
    }
  });

  test('that comes without its epoch gets one from whoever hears of it first', async () => {
    const { world, tess, cleo, noor } = await three();
    const before = tess.sealed().length;
    await tess.log.remove([noor.device.id]);
    const [removal] = tess.sealed()[before] ?? [];
    expect(await cleo.log.accept(removal === undefined ? [] : [removal])).toMatchObject({
      applied: 1,
    });
    expect(opened(cleo)).toHaveLength(2);
    await world.exchange(tess, cleo);
    expect(cleo.log.epoch.get().epoch).toBe(tess.log.epoch.get().epoch);
    write(cleo, 0, 'here');
    await world.exchange(tess, cleo);
    expect(words(tess)).toBe('here');
  });

  test('wins over a letting in that the removed device makes afterwards', async () => {
    const { world, tess, cleo, noor } = await three();
    await tess.log.remove([noor.device.id]);
    const { device, certificate } = world.newcomer('puppet', noor.device);
    noor.log.admit(certificate);
    const puppet = world.page(device);
    await world.exchange(noor, puppet);
    write(puppet, 0, 'I am new here');
    await world.exchange(noor, puppet, cleo);
    expect(cleo.log.roster.get().has(device.id)).toBe(true);
    await world.exchange(tess, cleo, noor, puppet);
    for (const page of [tess, cleo]) {
      expect(page.log.roster.get().has(device.id)).toBe(false);
      expect(words(page)).toBe('');
      expect(await page.log.learn(noor.log.roster.get().chainTo(device.id))).toBeUndefined();
    }
    write(tess, 0, 'quiet');
    await world.exchange(tess, cleo, noor, puppet);
    expect(words(puppet)).not.toContain('quiet');
  });

  test('of a device that nobody has heard of yet keeps it out when its certificate is shown, and begins one epoch only', async () => {
    const { world, tess, cleo } = await three();
    const { device, certificate } = world.furtherDevice('phone', cleo.device);
    const apart = world.page(cleo.device);
    await world.exchange(tess, apart);
    expect(await tess.log.remove([device.id])).toBe(true);
    expect(await tess.log.remove([device.id])).toBe(false);
    await world.exchange(tess, cleo);
    const epochs = opened(tess);
    apart.log.admit(certificate);
    const chain = apart.log.roster.get().chainTo(device.id);
    for (const { log } of [tess, cleo]) {
      expect(await log.learn(chain)).toBeUndefined();
      expect(log.roster.get().has(device.id)).toBe(false);
    }
    write(tess, 0, 'only us ');
    await world.exchange(tess, cleo);
    expect(words(cleo)).toBe('only us ');
    for (const page of [tess, cleo]) expect(opened(page)).toEqual(epochs);
  });

  test('or an epoch that is made up or cut short is kept and says nothing', async () => {
    const { world, tess, cleo } = await couple();
    const hand = forger(world, cleo.device);
    const payloads = [
      [],
      [0xff, 0xff, 0xff, 0xff],
      [0, 0, 0, 1],
      Array.from({ length: 300 }, () => 0),
    ];
    for (const payload of payloads) {
      for (const kind of [entryKinds.removal, entryKinds.epoch]) {
        await tess.log.accept([hand.seal(Uint8Array.from(payload), { kind })]);
      }
    }
    expect(tess.log.roster.get().removed()).toEqual([]);
    expect(opened(tess)).toHaveLength(1);
    write(tess, 0, 'all well');
    await world.exchange(tess, cleo);
    expect(words(cleo)).toBe('all well');
  });
});

test('wherever the store stops keeping, nobody is locked out of what rests', async () => {
  for (let kept = 0; kept < 5; kept += 1) {
    const { world, tess, cleo, noor } = await three(kept + 1);
    const rested = tess.sealed().length;
    write(tess, 0, 'one ');
    await world.settle();
    await tess.log.remove([noor.device.id]);
    write(tess, 0, 'two ');
    await world.settle();
    write(tess, 0, 'three ');
    await world.settle();
    // The page dies when its store has kept so many batches more.
    const entries = tess
      .sealed()
      .slice(0, rested + kept)
      .flat();
    const again = world.page(tess.device);
    again.keep(entries);
    expect(await again.log.open({ entries })).toMatchObject({ damaged: 0 });
    expect(words(again)).toBe(['', 'one ', 'one ', 'two one ', 'three two one '][kept]);
    await again.log.remove([noor.device.id]);
    write(again, 0, 'and on ');
    await world.exchange(again, cleo, noor);
    expect(words(cleo)).toBe(words(again));
    expect(words(noor)).not.toContain('and on');
  }
});

const file = new URL('../../vectors/sealing/removal-v1.json', import.meta.url);
const Vector = v.object({
  genesis: v.string(),
  secret: v.string(),
  agreeSecret: v.string(),
  entries: v.array(v.string()),
  snapshot: v.string(),
  secrets: v.number(),
  words: v.string(),
  digest: v.string(),
});

if (process.env['MAKE_VECTORS'] === '1' && !existsSync(file)) {
  const { world, tess, cleo, noor } = await three(21);
  write(noor, 0, 'from before, ');
  await world.exchange(tess, cleo, noor);
  await tess.log.remove([noor.device.id]);
  write(tess, 0, 'among us, ');
  await world.exchange(tess, cleo);
  write(cleo, 0, 'and answered, ');
  await world.exchange(tess, cleo);
  const vector = {
    genesis: toHex(world.genesis),
    secret: toHex(world.keys.secret),
    agreeSecret: toHex(cleo.device.agreeSecret()),
    entries: cleo.stored().map(toHex),
    snapshot: toHex(cleo.log.snapshot() ?? new Uint8Array()),
    secrets: cleo.log.secrets.get().length,
    words: words(cleo),
    digest: cleo.log.digest(),
  };
  writeFileSync(file, `${JSON.stringify(vector, null, 1)}\n`);
}

test.each([true, false])(
  'a removal and an epoch that were written once still open, with a snapshot: %s',
  async (withSnapshot) => {
    const vector = v.parse(Vector, JSON.parse(readFileSync(file, 'utf8')));
    const { world, cleo } = await three(21);
    const genesis = fromHex(vector.genesis);
    const { space } = world;
    expect(toHex(world.genesis)).toBe(vector.genesis);
    const secret = fromHex(vector.secret);
    const keys = deriveEpochKeys({ space, epoch: firstEpochId(space, genesis), secret });
    const agreeSecret = (): Uint8Array => fromHex(vector.agreeSecret);
    const page = world.page({ ...cleo.device, agreeSecret }, { genesis, keys });
    const report = await page.log.open({
      entries: vector.entries.map(fromHex),
      snapshot: withSnapshot ? fromHex(vector.snapshot) : undefined,
    });
    expect(report).toMatchObject({ damaged: 0, fromSnapshot: withSnapshot });
    expect(page.log.secrets.get()).toHaveLength(vector.secrets);
    expect(page.log.roster.get().removed()).toHaveLength(1);
    expect(words(page)).toBe(vector.words);
    expect(page.log.digest()).toBe(vector.digest);
  },
);

import { describe, expect, test } from 'vitest';
import { couple, words, write } from './couple.ts';

describe('two people write in one Space', () => {
  test('a word that Tess writes is read by Cleo, and one that Cleo writes by Tess', async () => {
    const { world, tess, cleo } = await couple();
    write(tess, 0, 'hello ');
    await world.exchange(tess, cleo);
    write(cleo, 6, 'Tess');
    await world.exchange(tess, cleo);
    expect(words(tess)).toBe('hello Tess');
    expect(words(cleo)).toBe('hello Tess');
    expect(cleo.log.digest()).toBe(tess.log.digest());
    expect(cleo.log.waitingCount()).toBe(0);
  });

  test('both write at once and end with the same words', async () => {
    const { world, tess, cleo } = await couple();
    for (let i = 0; i < 20; i += 1) {
      write(tess, i, 'a');
      write(cleo, i, 'b');
      if (i % 3 === 0) await world.exchange(tess, cleo);
    }
    await world.exchange(tess, cleo);
    expect(words(tess)).toHaveLength(40);
    expect(words(cleo)).toBe(words(tess));
    expect(cleo.log.digest()).toBe(tess.log.digest());
  });

  test('what Tess stored opens again with the same words', async () => {
    const { world, tess, cleo } = await couple();
    write(tess, 0, 'kept');
    await world.exchange(tess, cleo);
    write(cleo, 4, ' for good');
    await world.exchange(tess, cleo);
    const again = world.page(tess.device);
    const report = await again.log.open({ entries: tess.stored() });
    expect(report).toMatchObject({ damaged: 0, damagedRanges: [], fromSnapshot: false });
    expect(words(again)).toBe('kept for good');
    expect(again.log.digest()).toBe(tess.log.digest());
  });

  test('a keystroke after quiet is handed out before its own call returns', async () => {
    const { world, tess } = await couple();
    await world.clock.advance(100);
    const before = tess.stored().length;
    write(tess, 0, 'x');
    expect(tess.stored().length).toBe(before + 1);
  });

  test('a burst of 10,000 changes in one go becomes few entries', async () => {
    const { world, tess, cleo } = await couple();
    const before = tess.stored().length;
    for (let i = 0; i < 10_000; i += 1) write(tess, i, 'x');
    await world.exchange(tess, cleo);
    expect(tess.stored().length - before).toBeLessThan(4);
    expect(words(cleo)).toHaveLength(10_000);
  });
});

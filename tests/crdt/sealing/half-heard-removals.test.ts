import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { coverSizes } from '../../../src/crdt/sealing/cover-sizes.ts';
import { company, expectAlike, expectAtOne, meet } from './company.ts';
import { words, write } from './couple.ts';

vi.mock('../../../src/crdt/sealing/signing.ts', () => import('../../cast/native-signing.ts'));

const { smallest } = coverSizes;
beforeAll(() => {
  coverSizes.smallest = 8;
});
afterAll(() => {
  coverSizes.smallest = smallest;
});

test('what Cleo’s laptop wrote stays, though her phone, which she removes, has tidied it away and who removes it had not heard of that', async () => {
  const { world, tess, cleo, noor } = await company();
  const { device, certificate } = world.furtherDevice('phone', cleo.device);
  cleo.log.admit(certificate);
  const phone = world.page(device);
  await world.exchange(tess, cleo, noor, phone);
  // Noor is away from here on.
  for (let line = 0; line < 12; line += 1) {
    write(cleo, words(cleo).length, `line ${line}. `);
    await world.settle();
  }
  await world.exchange(tess, cleo, phone);
  const said = words(cleo);
  expect(phone.log.tidy().covers).toBe(1);
  await world.exchange(cleo, phone, tess);
  await noor.log.remove([phone.device.id]);
  await meet(world, noor, cleo);
  await meet(world, noor, cleo, tess);
  expectAlike([noor, cleo, tess]);
  expect(words(noor)).toBe(said);
  expect(noor.log.waitingCount()).toBe(0);
  await expectAtOne(world, noor, cleo, tess);
});


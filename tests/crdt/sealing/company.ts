import { expect } from 'vitest';
import type { SealedWorld, WorldDevice, WorldPage } from '../../cast/sealed-world.ts';
import { handOn } from '../../cast/sealed-world.ts';
import { couple, words, write } from './couple.ts';

/** Tess, Cleo and Noor with a page each, and Mal: a device with true keys that belongs and is up to no good. */
export interface Company {
  readonly world: SealedWorld;
  readonly tess: WorldPage;
  readonly cleo: WorldPage;
  readonly noor: WorldPage;
  readonly mal: WorldDevice;
}

/** All know each other, and Mal. */
export async function company(seed = 1): Promise<Company> {
  const { world, tess, cleo } = await couple(seed);
  const letIn = (name: string): WorldDevice => {
    const { device, certificate } = world.newcomer(name, tess.device);
    tess.log.admit(certificate);
    return device;
  };
  const noor = world.page(letIn('Noor'));
  const mal = letIn('Mal');
  await world.exchange(tess, cleo, noor);
  return { world, tess, cleo, noor, mal };
}

/** As {@link SealedWorld.exchange}, but for pages that might never come to an end with each other. */
export async function meet(world: SealedWorld, ...pages: readonly WorldPage[]): Promise<void> {
  for (let round = 0; round < 12; round += 1) {
    await world.settle();
    if ((await handOn(pages)) === 0) return;
  }
  throw new Error('pages talk in circles');
}

/** Hands entries to several pages, to each on its own. */
export async function tell(
  pages: readonly WorldPage[],
  ...entries: readonly Uint8Array[]
): Promise<void> {
  for (const page of pages) await page.log.accept(entries);
}

/** All that these pages show is the same, and as much waits. */
export function expectAlike(pages: readonly WorldPage[]): void {
  const [first] = pages;
  if (first === undefined) return;
  // Of those who are gone each knows as many as it has heard of.
  const rosterOf = ({ log }: WorldPage) =>
    log.roster
      .get()
      .devices()
      .map(({ device }) => device);
  for (const page of pages) {
    const who = `${page.device.name} as ${first.device.name}`;
    expect(words(page), `${who}, words`).toBe(words(first));
    expect(page.log.digest(), `${who}, digest`).toBe(first.log.digest());
    expect(rosterOf(page), `${who}, roster`).toEqual(rosterOf(first));
    expect(page.log.epoch.get().epoch, `${who}, epoch`).toBe(first.log.epoch.get().epoch);
    expect(page.log.waitingCount(), `${who}, waiting`).toBe(first.log.waitingCount());
  }
}

/** Opens a page anew from what rests of it. */
export async function reopened(
  world: SealedWorld,
  page: WorldPage,
  withSnapshot: boolean,
): Promise<WorldPage> {
  page.log.flush();
  const entries = page.stored();
  const snapshot = withSnapshot ? page.log.snapshot() : undefined;
  const again = world.page(page.device);
  again.keep(entries);
  const report = await again.log.open({ entries, snapshot });
  expect(report).toMatchObject({ damaged: 0, fromSnapshot: snapshot !== undefined });
  return again;
}

/**
 * Nobody is locked out: they meet and show the same, whatever each writes reaches the others, and all of it rests.
 * Gives the pages that were opened anew.
 */
export async function expectAtOne(
  world: SealedWorld,
  ...pages: readonly WorldPage[]
): Promise<readonly WorldPage[]> {
  await meet(world, ...pages);
  expectAlike(pages);
  for (const page of pages) write(page, words(page).length, `<${page.device.name}>`);
  await meet(world, ...pages);
  expectAlike(pages);
  for (const page of pages) {
    expect(page.log.waitingCount(), `${page.device.name}, waiting`).toBe(0);
    for (const one of pages) expect(words(one)).toContain(`<${page.device.name}>`);
  }
  const again: WorldPage[] = [];
  for (const [index, page] of pages.entries()) {
    again.push(await reopened(world, page, index % 2 === 0));
  }
  expectAlike([...again, ...pages]);
  await meet(world, ...again);
  expectAlike(again);
  return again;
}

import { describe, expect, it } from 'vitest';
import type { Attune } from '../../../src/crdt/spaces/attune.ts';
import type { Workspace } from '../../../src/crdt/spaces/workspace.ts';
import { isClosedEntry } from '../../../src/crdt/vault/rested-entry.ts';
import { given, simulatedAttune, start } from '../../cast/simulated-attune.ts';
import type { SimulatedPerson, SimulatedWorld } from '../../cast/simulated-attune.ts';

const passphrase = 'a quiet harbour';

interface Home {
  readonly world: SimulatedWorld;
  readonly imani: SimulatedPerson;
}
const goalsOf = (workspace: Workspace): readonly string[] =>
  workspace.goals.view.get().goals.map(({ text }) => text);

/** Imani with a workspace and one goal, which rest. */
async function home(seed: number): Promise<Home & { readonly workspace: Workspace }> {
  const world = simulatedAttune(seed);
  const imani = await world.person('Imani');
  const workspace = await start(imani, 'Imani');
  await write(world, workspace, 'Sleep');
  return { world, imani, workspace };
}
/** Writes a goal and waits until it rests. */
async function write(world: SimulatedWorld, workspace: Workspace, text: string): Promise<void> {
  workspace.goals.verbs.add({ text, why: '' });
  await world.clock.advance(50);
  await world.until(() => workspace.saving.get().tag === 'saved');
}
const ways = (attune: Attune): readonly string[] => attune.lock.ways.get().map(({ way }) => way);
async function openFirst(attune: Attune): Promise<Workspace> {
  const [first] = attune.workspaces.get();
  if (first === undefined) throw new Error('no workspace rests here');
  return given(await attune.openWorkspace(first.id));
}
async function unlock(attune: Attune, typed = passphrase): Promise<void> {
  given(await attune.lock.unlock({ way: 'passphrase', passphrase: typed }));
}

describe('Setting a passphrase', () => {
  it('leaves what is open open, asks after a reload, and then opens all of it', async () => {
    const { world, imani, workspace } = await home(1);
    expect(ways(imani.attune())).toEqual([]);
    given(await imani.attune().lock.setPassphrase(passphrase));
    expect(ways(imani.attune())).toEqual(['passphrase']);
    expect(imani.attune().state.get().tag).toBe('ready');
    await write(world, workspace, 'Walk');
    await imani.reload();
    expect(imani.attune().state.get().tag).toBe('locked');
    expect(imani.attune().workspaces.get()).toEqual([]);
    expect(ways(imani.attune())).toEqual(['passphrase']);
    expect(await imani.attune().openWorkspace(workspace.id)).toEqual({
      ok: false,
      error: 'not-here',
    });
    await unlock(imani.attune());
    expect(imani.attune().state.get().tag).toBe('ready');
    expect(goalsOf(await openFirst(imani.attune()))).toEqual(['Sleep', 'Walk']);
  });

  it('leaves no entry resting without the outer seal, of whatever was there before or came since', async () => {
    const { world, imani, workspace } = await home(2);
    const [before] = imani.disk.names();
    expect(imani.disk.entries(before ?? '').some(isClosedEntry)).toBe(false);
    given(await imani.attune().lock.setPassphrase(passphrase));
    await write(world, workspace, 'Walk');
    expect(imani.disk.names()).toEqual([before]);
    const entries = imani.disk.entries(before ?? '');
    expect(entries.length).toBeGreaterThan(1);
    expect(entries.every(isClosedEntry)).toBe(true);
  });

  it('can be done over with another one, and then the first opens nothing', async () => {
    const { imani } = await home(3);
    const { lock } = imani.attune();
    given(await lock.setPassphrase('the first one'));
    given(await lock.setPassphrase(passphrase));
    expect(ways(imani.attune())).toEqual(['passphrase']);
    await imani.reload();
    const again = imani.attune().lock;
    expect(await again.unlock({ way: 'passphrase', passphrase: 'the first one' })).toEqual({
      ok: false,
      error: 'wrong',
    });
  });

  it('changes nothing where nothing more can be kept', async () => {
    const { imani } = await home(4);
    imani.fillDisk(true);
    expect(await imani.attune().lock.setPassphrase(passphrase)).toEqual({
      ok: false,
      error: 'not-kept',
    });
    expect(ways(imani.attune())).toEqual([]);
    imani.fillDisk(false);
    await imani.reload();
    expect(imani.attune().state.get().tag).toBe('ready');
    expect(goalsOf(await openFirst(imani.attune()))).toEqual(['Sleep']);
  });

  it('has the other tabs load again, and they are open at once', async () => {
    const { world, imani, workspace } = await home(5);
    const other = await imani.anotherTab();
    const there = await openFirst(other);
    there.goals.verbs.add({ text: 'Written there', why: '' });
    given(await imani.attune().lock.setPassphrase(passphrase));
    await world.until(() => imani.pagesLeft() === 1);
    const loaded = await imani.anotherTab();
    expect(loaded.state.get().tag).toBe('ready');
    expect(goalsOf(await openFirst(loaded))).toEqual(['Sleep', 'Written there']);
    await world.until(() => goalsOf(workspace).length === 2);
    const [name] = imani.disk.names();
    expect(imani.disk.entries(name ?? '').every(isClosedEntry)).toBe(true);
  });
});

describe('Ways in', () => {
  it('are each enough: passphrase, words and passkey open the same, and none needs another', async () => {
    const { imani } = await home(11);
    const { lock } = imani.attune();
    expect(await lock.addPasskey()).toEqual({ ok: false, error: 'no-other' });
    given(await lock.setPassphrase(passphrase));
    const made = given(await lock.newRecoveryWords());
    expect(ways(imani.attune())).toEqual(['passphrase']);
    given(await made.keep());
    given(await lock.addPasskey());
    expect([...ways(imani.attune())].sort()).toEqual(['passkey', 'passphrase', 'recovery-words']);
    for (const unlocking of [
      { way: 'passphrase', passphrase },
      { way: 'recovery-words', words: made.words.join(', ').toUpperCase() },
      { way: 'passkey' },
    ] as const) {
      await imani.reload();
      expect(imani.attune().state.get().tag).toBe('locked');
      given(await imani.attune().lock.unlock(unlocking));
      expect(goalsOf(await openFirst(imani.attune()))).toEqual(['Sleep']);
    }
  });

  it('lock nobody out when one is taken away, and the last that asks for something stays', async () => {
    const { imani } = await home(12);
    const { lock } = imani.attune();
    const made = given(await lock.newRecoveryWords());
    given(await made.keep());
    given(await lock.setPassphrase(passphrase));
    given(await lock.addPasskey());
    const idOf = (way: string): string => lock.ways.get().find((one) => one.way === way)?.id ?? '';
    given(await lock.remove(idOf('passphrase')));
    expect(await lock.remove(idOf('recovery-words'))).toEqual({ ok: false, error: 'no-other' });
    given(await lock.remove(idOf('passkey')));
    expect(ways(imani.attune())).toEqual(['recovery-words']);
    await imani.reload();
    given(await imani.attune().lock.unlock({ way: 'recovery-words', words: made.words.join(' ') }));
    expect(goalsOf(await openFirst(imani.attune()))).toEqual(['Sleep']);
  });

  it('that were not kept are not there', async () => {
    const { imani } = await home(13);
    given(await imani.attune().lock.setPassphrase(passphrase));
    const first = given(await imani.attune().lock.newRecoveryWords());
    given(await first.keep());
    const second = given(await imani.attune().lock.newRecoveryWords());
    await imani.reload();
    const { lock } = imani.attune();
    const wrong = await lock.unlock({ way: 'recovery-words', words: second.words.join(' ') });
    expect(wrong).toEqual({ ok: false, error: 'wrong' });
    given(await lock.unlock({ way: 'recovery-words', words: first.words.join(' ') }));
  });
});

describe('A wrong passphrase', () => {
  it('makes the next try wait longer each time, a minute at most, also over a reload, and the right one ends it', async () => {
    const { world, imani } = await home(21);
    given(await imani.attune().lock.setPassphrase(passphrase));
    await imani.reload();
    const waits: number[] = [];
    for (let tries = 0; tries < 9; tries += 1) {
      const { lock } = imani.attune();
      const beganMs = world.clock.nowMs();
      expect(await lock.unlock({ way: 'passphrase', passphrase: 'no' })).toEqual({
        ok: false,
        error: 'wrong',
      });
      const next = lock.nextTryMs.get() ?? 0;
      waits.push((next - beganMs) / 1_000);
      expect(await lock.unlock({ way: 'passphrase', passphrase })).toEqual({
        ok: false,
        error: 'too-soon',
      });
      if (tries === 4) {
        await imani.reload();
        expect(imani.attune().lock.nextTryMs.get()).toBe(next);
      }
      await world.clock.advance(next - world.clock.nowMs());
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
    await unlock(imani.attune());
    await imani.reload();
    expect(imani.attune().lock.nextTryMs.get()).toBeUndefined();
  });

  it('does not keep anybody from another way in', async () => {
    const { imani } = await home(22);
    given(await imani.attune().lock.setPassphrase(passphrase));
    const made = given(await imani.attune().lock.newRecoveryWords());
    given(await made.keep());
    await imani.reload();
    const { lock } = imani.attune();
    await lock.unlock({ way: 'passphrase', passphrase: 'no' });
    given(await lock.unlock({ way: 'recovery-words', words: made.words.join(' ') }));
  });
});

describe('A passkey that is asked for and does not answer', () => {
  /** Imani, locked; her authenticator lies elsewhere. */
  async function away(seed: number): Promise<Home> {
    const { world, imani } = await home(seed);
    given(await imani.attune().lock.setPassphrase(passphrase));
    given(await imani.attune().lock.addPasskey());
    await imani.reload();
    imani.passkeys.isAway = true;
    return { world, imani };
  }
  const takenBack = { ok: false, error: 'taken-back' };

  it('keeps nobody from the passphrase, also when both are asked for in one breath', async () => {
    const { imani } = await away(41);
    const asked = imani.attune().lock.unlock({ way: 'passkey' });
    await unlock(imani.attune());
    expect(await asked).toEqual(takenBack);
    expect(imani.passkeys.waiting()).toBe(0);
  });

  it('is taken back by whoever asked, before and while the browser asks, and can be asked for again', async () => {
    const { world, imani } = await away(42);
    const { lock } = imani.attune();
    const early = new AbortController();
    const never = lock.unlock({ way: 'passkey', signal: early.signal });
    early.abort();
    expect(await never).toEqual(takenBack);
    const late = new AbortController();
    const asked = lock.unlock({ way: 'passkey', signal: late.signal });
    await world.until(() => imani.passkeys.waiting() === 1);
    late.abort();
    expect(await asked).toEqual(takenBack);
    imani.passkeys.isAway = false;
    given(await lock.unlock({ way: 'passkey' }));
  });

  it('does not keep the tab closed that another tab opens', async () => {
    const { world, imani } = await away(43);
    const first = imani.attune();
    const other = await imani.anotherTab();
    const asked = first.lock.unlock({ way: 'passkey' });
    await world.until(() => imani.passkeys.waiting() === 1);
    await unlock(other);
    expect(await asked).toEqual(takenBack);
    await world.until(() => first.state.get().tag === 'ready');
  });
});

describe('Locking', () => {
  it('stores what waits and has every tab loaded anew, in which nothing opens by itself', async () => {
    const { world, imani, workspace } = await home(31);
    given(await imani.attune().lock.setPassphrase(passphrase));
    const other = await imani.anotherTab();
    expect(other.state.get().tag).toBe('ready');
    workspace.goals.verbs.add({ text: 'At the last moment', why: '' });
    await imani.attune().lock.lockNow();
    await world.until(() => imani.pagesLeft() === 2);
    expect(imani.attune().state.get().tag).toBe('locked');
    expect(other.state.get().tag).toBe('locked');
    await imani.reload();
    expect(imani.attune().state.get().tag).toBe('locked');
    await unlock(imani.attune());
    expect(goalsOf(await openFirst(imani.attune()))).toEqual(['Sleep', 'At the last moment']);
  });

  it('opens every locked tab when one of them is opened', async () => {
    const { world, imani } = await home(32);
    given(await imani.attune().lock.setPassphrase(passphrase));
    await imani.reload();
    const other = await imani.anotherTab();
    expect(other.state.get().tag).toBe('locked');
    await unlock(imani.attune());
    await world.until(() => other.state.get().tag === 'ready');
    expect(goalsOf(await openFirst(other))).toEqual(['Sleep']);
  });

  it('does nothing where nothing was set', async () => {
    const { imani } = await home(33);
    await imani.attune().lock.lockNow();
    expect(imani.pagesLeft()).toBe(0);
    expect(imani.attune().state.get().tag).toBe('ready');
  });

  it('is no way to lose everything: in front of it nothing is begun anew', async () => {
    const { imani } = await home(34);
    given(await imani.attune().lock.setPassphrase(passphrase));
    await imani.reload();
    const rests = new Map(imani.records.records);
    const begun = await imani.attune().startWorkspace({
      yourName: 'Imani',
      yourPart: 'therapist',
      workspaceName: 'Willow',
    });
    expect(begun.ok).toBe(false);
    expect((await imani.attune().openPersonal()).ok).toBe(false);
    expect(imani.records.records).toEqual(rests);
  });

  it('lets everything be removed without a key', async () => {
    const { imani } = await home(35);
    given(await imani.attune().lock.setPassphrase(passphrase));
    await imani.reload();
    given(await imani.attune().removeEverything());
    expect(imani.attune().state.get().tag).toBe('new');
    expect(ways(imani.attune())).toEqual([]);
    expect(imani.records.records.size).toBe(0);
    expect(imani.storesAtRest()).toBe(0);
    await start(imani, 'Imani');
  });

  it('comes by itself after five minutes at which nobody was at any tab', async () => {
    const { world, imani } = await home(36);
    given(await imani.attune().lock.setPassphrase(passphrase));
    await world.clock.advance(4 * 60_000);
    imani.touch();
    await world.clock.advance(4 * 60_000);
    expect(imani.attune().state.get().tag).toBe('ready');
    await imani.attune().setPreferences({ lockAfterMinutes: 10 });
    await world.clock.advance(5 * 60_000);
    expect(imani.attune().state.get().tag).toBe('ready');
    await world.clock.advance(2 * 60_000);
    expect(imani.attune().state.get().tag).toBe('locked');
    expect(imani.pagesLeft()).toBe(1);
  });
});

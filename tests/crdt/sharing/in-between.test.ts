import { describe, expect, it } from 'vitest';
import { toHex, utf8 } from '../../../src/crdt/basics/bytes.ts';
import { encodeFrame } from '../../../src/crdt/sharing/doorstep-frames.ts';
import {
  openWelcome,
  sharedSecret,
  welcomeKey,
} from '../../../src/crdt/sharing/doorstep-proofs.ts';
import { linkPair } from './door-links.ts';
import { doorScene, first, welcomeText } from './door-scene.ts';
import { standInBetween, tricks } from './in-between.ts';

const perTrick = 125;

describe('somebody in between who shows each side a connection of their own', () => {
  it.each(tricks)(
    `who %s: no words agree and nothing is given away, in each of ${perTrick} runs`,
    async (trick) => {
      const scene = doorScene(tricks.indexOf(trick) + 7);
      let caught = 0;
      for (let i = 0; i < perTrick; i += 1) {
        scene.kept.status = { state: 'open' };
        const doorkeeper = scene.doorkeeper();
        const newcomer = scene.newcomer({ name: 'Robin' });
        const [mine, toNewcomer] = scene.links();
        const [toDoor, atDoor] = scene.links();
        const { opened } = standInBetween(scene, trick, { toNewcomer, toDoor });
        newcomer.attach(mine);
        doorkeeper.attach(atDoor);
        await scene.settle();

        const state = newcomer.state.get();
        const shown = doorkeeper.requests.get();
        // Even a therapist who lets in whoever is at the door, without comparing words, gives nothing away.
        for (const { id } of shown) await doorkeeper.letIn(id);
        await scene.settle();
        const agree = shown.some(
          ({ words }) => state.tag === 'words' && words.join() === state.words.join(),
        );
        const readable = opened.some((frame) => holds(encodeFrame(frame), utf8(welcomeText)));
        const ended = newcomer.state.get().tag;
        if (!agree && !readable && (ended === 'unsafe' || ended === 'waiting')) caught += 1;
        expect(opened.map((frame) => frame.kind)).not.toContain('reveal');
        newcomer.close();
        doorkeeper.close();
      }
      expect(caught).toBe(perTrick);
      expect(tricks.length * perTrick).toBe(1_000);
    },
    120_000,
  );

  it('is noticed by the newcomer before a name or a key is shown', async () => {
    const scene = doorScene();
    const newcomer = scene.newcomer({ name: 'Robin' });
    const [mine, toNewcomer] = scene.links();
    const [toDoor, atDoor] = scene.links();
    standInBetween(scene, 'passes everything on', { toNewcomer, toDoor });
    newcomer.attach(mine);
    scene.doorkeeper().attach(atDoor);
    await scene.settle();
    expect(newcomer.state.get()).toEqual({ tag: 'unsafe' });
    expect(mine.sent).toHaveLength(1);
  });

  it('does not keep the newcomer from the true door on another connection', async () => {
    const scene = doorScene();
    const doorkeeper = scene.doorkeeper();
    const newcomer = scene.newcomer({ name: 'Robin' });
    const [mine, toNewcomer] = scene.links();
    const [toDoor, atDoor] = scene.links();
    standInBetween(scene, 'passes everything on', { toNewcomer, toDoor });
    newcomer.attach(mine);
    doorkeeper.attach(atDoor);
    await scene.settle();
    scene.meet(newcomer, doorkeeper);
    await scene.settle();
    const request = doorkeeper.requests.get().at(-1);
    expect(newcomer.state.get()).toEqual({ tag: 'words', words: request?.words });
  });
});

describe('somebody who has the link and reads along on the connection itself', () => {
  it.each(['puts own keys into the reveal', 'puts an own ephemeral into the answer'] as const)(
    'who %s is caught by the commitment and the signatures',
    async (trick) => {
      const scene = doorScene();
      const doorkeeper = scene.doorkeeper();
      const newcomer = scene.newcomer({ name: 'Robin' });
      const { mine, atDoor, toNewcomer, toDoor } = tapped(scene);
      standInBetween(scene, trick, { toNewcomer, toDoor });
      newcomer.attach(mine);
      doorkeeper.attach(atDoor);
      await scene.settle();
      expect(doorkeeper.requests.get()).toEqual([]);
      expect(newcomer.state.get()).toEqual({ tag: 'unsafe' });
    },
  );

  it('cannot open the welcome, with the link and every frame in hand', async () => {
    const scene = doorScene();
    const doorkeeper = scene.doorkeeper();
    const newcomer = scene.newcomer({ name: 'Robin' });
    const { mine, atDoor, toNewcomer, toDoor } = tapped(scene);
    const { opened } = standInBetween(scene, 'passes everything on', { toNewcomer, toDoor });
    newcomer.attach(mine);
    doorkeeper.attach(atDoor);
    await scene.settle();
    await doorkeeper.letIn(first(doorkeeper).id);
    await scene.settle();
    expect(newcomer.state.get().tag).toBe('let-in');
    expect(opened.map((frame) => frame.kind)).toEqual(['knock', 'answer', 'reveal', 'let-in']);
    expect(opened.some((frame) => holds(encodeFrame(frame), utf8(welcomeText)))).toBe(false);
    const answer = opened.find((frame) => frame.kind === 'answer');
    const letIn = opened.find((frame) => frame.kind === 'let-in');
    const guess = sharedSecret(scene.random.bytes(32), answer?.ephemeral ?? new Uint8Array(32));
    if (guess === undefined || letIn === undefined) throw new Error('the run was honest');
    const key = welcomeKey({ ephemeral: guess, device: guess }, new Uint8Array(32));
    expect(openWelcome(key, letIn.sealed)).toBeUndefined();
  });
});

/** Two connections that show the same fingerprints as one would: somebody reads along unseen. */
function tapped(scene: ReturnType<typeof doorScene>) {
  const fingerprints = { a: scene.random.bytes(32), b: scene.random.bytes(32) };
  const [mine, toNewcomer] = linkPair(fingerprints);
  const [toDoor, atDoor] = linkPair(fingerprints);
  return { mine, toNewcomer, toDoor, atDoor };
}

const holds = (bytes: Uint8Array, part: Uint8Array): boolean => toHex(bytes).includes(toHex(part));

describe('somebody who has the link and the answer key as well', () => {
  it('cannot make the words of two runs agree, in any of 50 tries', async () => {
    // Two scenes with one invitation: the true door, and one that looks like it to the newcomer.
    const truth = doorScene(100);
    const lookalike = doorScene(900, truth.invitation);
    for (let i = 0; i < 50; i += 1) {
      const door = truth.doorkeeper();
      const trap = lookalike.doorkeeper();
      const robin = truth.newcomer({ name: 'Robin' });
      const impostor = truth.newcomer({ name: 'Robin' });
      lookalike.meet(robin, trap);
      truth.meet(impostor, door);
      await truth.settle();
      expect(robin.state.get()).toEqual({ tag: 'words', words: first(trap).words });
      expect(first(door).words).not.toEqual(first(trap).words);
      for (const side of [robin, impostor, door, trap]) side.close();
    }
  }, 60_000);
});

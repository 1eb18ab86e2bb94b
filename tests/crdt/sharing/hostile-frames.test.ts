import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { directions, openFrame, sealFrame } from '../../../src/crdt/sharing/doorstep-envelope.ts';
import { decodeFrame, encodeFrame } from '../../../src/crdt/sharing/doorstep-frames.ts';
import { doorstepLimits } from '../../../src/crdt/sharing/doorstep-limits.ts';
import { doorstepFrameKey } from '../../../src/crdt/sharing/invitation-link.ts';
import { type DoorScene, doorScene } from './door-scene.ts';

// Dozens of scenes with real keys: more than the usual time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const total = (scene: DoorScene): number =>
  [...scene.counts.values()].reduce((sum, times) => sum + times, 0);

describe('bytes that nobody of ours has sent', () => {
  it('are dropped and counted by both sides, and nothing throws', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 400 }), { maxLength: 20 }),
        async (all) => {
          const scene = doorScene();
          const [toNewcomer, atNewcomer] = scene.links();
          const [toDoor, atDoor] = scene.links();
          const newcomer = scene.newcomer({ name: 'Robin' });
          const doorkeeper = scene.doorkeeper();
          newcomer.attach(atNewcomer);
          doorkeeper.attach(atDoor);
          for (const bytes of all) {
            await toNewcomer.send(bytes);
            await toDoor.send(bytes);
          }
          await scene.settle();
          expect(newcomer.state.get()).toEqual({ tag: 'waiting' });
          expect(doorkeeper.requests.get()).toEqual([]);
          expect(total(scene)).toBe(2 * all.length);
          newcomer.close();
          doorkeeper.close();
        },
      ),
      { numRuns: 40 },
    );
  });

  it('are dropped also when they are sealed with the link’s own key', async () => {
    const content = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      // A true kind with odd content behind it.
      fc
        .tuple(fc.constantFrom(1, 2, 3, 17, 18, 19), fc.uint8Array({ maxLength: 700 }))
        .map(([tag, rest]) => Uint8Array.of(tag, ...rest)),
    );
    const place = fc.record({ number: fc.nat({ max: 3 }), direction: fc.constantFrom(1, 2) });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(content, place), { maxLength: 12 }), async (all) => {
        const scene = doorScene();
        const { random } = scene;
        const key = doorstepFrameKey(scene.invitation.secret);
        const [toNewcomer, atNewcomer] = scene.links();
        const [toDoor, atDoor] = scene.links();
        const newcomer = scene.newcomer({ name: 'Robin' });
        const doorkeeper = scene.doorkeeper();
        newcomer.attach(atNewcomer);
        doorkeeper.attach(atDoor);
        const run = atNewcomer.sent[0]?.slice(2, 18) ?? new Uint8Array(16);
        for (const [frame, { number, direction }] of all) {
          const known = direction === 1 ? directions.newcomer : directions.doorkeeper;
          const message = sealFrame({
            key,
            place: { run, number, direction: known },
            frame,
            random,
          });
          await toNewcomer.send(message);
          await toDoor.send(message);
        }
        await scene.settle();
        expect(['waiting', 'unsafe']).toContain(newcomer.state.get().tag);
        expect(newcomer.welcomes).toEqual([]);
        expect(doorkeeper.requests.get()).toEqual([]);
        newcomer.close();
        doorkeeper.close();
      }),
      { numRuns: 40 },
    );
  });

  it('that decode as a frame encode to the same bytes again', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(1, 2, 3, 17, 18, 19),
        fc.uint8Array({ maxLength: 700 }),
        (tag, rest) => {
          const bytes = Uint8Array.of(tag, ...rest);
          const frame = decodeFrame(bytes);
          if (frame !== undefined) expect(encodeFrame(frame)).toEqual(bytes);
        },
      ),
    );
  });

  it('longer than a frame may be are not even opened', () => {
    const scene = doorScene();
    const key = doorstepFrameKey(scene.invitation.secret);
    const place = { run: new Uint8Array(16), number: 0, direction: directions.newcomer };
    const seal = (length: number): Uint8Array =>
      sealFrame({ key, place, frame: new Uint8Array(length), random: scene.random });
    const overhead = seal(0).length;
    expect(openFrame(key, seal(doorstepLimits.frameBytes - overhead))).toBeDefined();
    expect(openFrame(key, seal(doorstepLimits.frameBytes - overhead + 1))).toBeUndefined();
  });

  it('end the connection when there are too many of them', async () => {
    const scene = doorScene();
    const [toDoor, atDoor] = scene.links();
    scene.doorkeeper().attach(atDoor);
    let closed = false;
    toDoor.onClose(() => (closed = true));
    for (let i = 0; i < doorstepLimits.oddFramesPerLink; i += 1) {
      expect(closed).toBe(false);
      await toDoor.send(new Uint8Array(8));
    }
    await scene.settle();
    expect(closed).toBe(true);
  });

  it('are not listened to on a connection that shows no fingerprint', async () => {
    const scene = doorScene();
    const [mine] = scene.links();
    const bare = { ...mine, fingerprints: { own: new Uint8Array(0), other: new Uint8Array(0) } };
    scene.newcomer({ name: 'Robin' }).attach(bare);
    await scene.settle();
    expect(await mine.send(new Uint8Array(1))).toBe(false);
    expect(mine.sent).toEqual([]);
    expect(scene.counts.get('doorstep/no-fingerprint')).toBe(1);
  });
});

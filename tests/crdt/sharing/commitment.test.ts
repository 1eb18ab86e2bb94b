import { describe, expect, it } from 'vitest';
import { deviceIdentity } from '../../../src/crdt/sharing/device-identity.ts';
import { directions, openFrame } from '../../../src/crdt/sharing/doorstep-envelope.ts';
import {
  decodeFrame,
  decodeRevealed,
  type DoorstepFrame,
  encodeRevealed,
} from '../../../src/crdt/sharing/doorstep-frames.ts';
import { doorstepFrameKey } from '../../../src/crdt/sharing/invitation-link.ts';
import {
  beginNewcomerRun,
  checkAnswer,
  type NewcomerRun,
  revealTo,
} from '../../../src/crdt/sharing/newcomer-run.ts';
import { createRunLane, type RunLane } from '../../../src/crdt/sharing/run-lane.ts';
import type { TestLink } from './door-links.ts';
import { type DoorScene, doorScene } from './door-scene.ts';

/** A newcomer whose frames are made one by one, also wrongly. */
function byHand(scene: DoorScene) {
  const doorkeeper = scene.doorkeeper();
  const [link, atDoor] = scene.links();
  const heard: DoorstepFrame[] = [];
  const key = doorstepFrameKey(scene.token.secret);
  link.onMessage((message) => {
    const opened = openFrame(key, message);
    const frame = opened === undefined ? undefined : decodeFrame(opened.frame);
    if (frame !== undefined) heard.push(frame);
  });
  doorkeeper.attach(atDoor);
  const identity = deviceIdentity(scene.random.bytes(32));
  const begin = (): NewcomerRun =>
    beginNewcomerRun({
      token: scene.token,
      name: 'Robin',
      identity,
      fingerprints: link.fingerprints,
      random: scene.random,
    });
  const laneOf = (run: NewcomerRun): RunLane =>
    createRunLane({
      key,
      run: run.context.run,
      direction: directions.newcomer,
      link,
      random: scene.random,
    });
  return { doorkeeper, link, heard, begin, laneOf };
}

async function revealOf(run: NewcomerRun, heard: readonly DoorstepFrame[]) {
  const answer = heard.findLast((frame) => frame.kind === 'answer');
  const by = answer === undefined ? undefined : await checkAnswer(run, answer);
  if (by === undefined) throw new Error('the doorkeeper answered truly');
  return revealTo(run, by).frame;
}

const resend = async (link: TestLink, from: number): Promise<void> => {
  for (const message of link.sent.slice(from)) await link.send(message);
};

describe('a commitment', () => {
  it('made and kept is shown at the door', async () => {
    const scene = doorScene();
    const { doorkeeper, heard, begin, laneOf } = byHand(scene);
    const run = begin();
    const lane = laneOf(run);
    await lane.send(run.knock);
    await scene.settle();
    await lane.send(await revealOf(run, heard));
    await scene.settle();
    expect(doorkeeper.requests.get()).toHaveLength(1);
  });

  it('skipped is refused: a reveal without a knock does nothing', async () => {
    const scene = doorScene();
    const { doorkeeper, heard, begin, laneOf } = byHand(scene);
    const run = begin();
    await laneOf(run).send(run.knock);
    await scene.settle();
    const frame = await revealOf(run, heard);
    const other = begin();
    await laneOf(other).send(frame);
    await scene.settle();
    expect(doorkeeper.requests.get()).toEqual([]);
    expect(scene.counts.get('doorstep/out-of-turn')).toBe(1);
  });

  it('to something else is refused: the run ends unsafe', async () => {
    const scene = doorScene();
    const { doorkeeper, heard, begin, laneOf } = byHand(scene);
    const run = begin();
    const lane = laneOf(run);
    await lane.send(run.knock);
    await scene.settle();
    const shown = decodeRevealed(run.revealed);
    if (shown === undefined) throw new Error('encoded a moment ago');
    // Signed by the right device over the changed transcript: only the commitment gives it away.
    const changed = { ...run, revealed: encodeRevealed({ ...shown, name: 'Sam' }) };
    await lane.send(await revealOf(changed, heard));
    await scene.settle();
    expect(doorkeeper.requests.get()).toEqual([]);
    expect(heard.at(-1)).toMatchObject({ kind: 'refusal', reason: 'unsafe' });
  });

  it('serves once: the same run knocking twice is not answered again', async () => {
    const scene = doorScene();
    const { doorkeeper, heard, begin, laneOf } = byHand(scene);
    const run = begin();
    await laneOf(run).send(run.knock);
    await laneOf(run).send(run.knock);
    await scene.settle();
    expect(heard.filter((frame) => frame.kind === 'answer')).toHaveLength(1);
    expect(scene.counts.get('doorstep/replayed')).toBe(1);
    expect(doorkeeper.requests.get()).toEqual([]);
  });

  it('serves once: it is not taken under another run id', async () => {
    const scene = doorScene();
    const { heard, begin, laneOf } = byHand(scene);
    const run = begin();
    await laneOf(run).send(run.knock);
    const other = begin();
    await laneOf(other).send(run.knock);
    await scene.settle();
    expect(heard.filter((frame) => frame.kind === 'answer')).toHaveLength(1);
    expect(scene.counts.get('doorstep/replayed')).toBe(1);
  });

  it('replayed with its reveal, on the same connection or another, changes nothing', async () => {
    const scene = doorScene();
    const { doorkeeper, link, heard, begin, laneOf } = byHand(scene);
    const run = begin();
    const lane = laneOf(run);
    await lane.send(run.knock);
    await scene.settle();
    await lane.send(await revealOf(run, heard));
    await scene.settle();
    const before = doorkeeper.requests.get();
    await resend(link, 0);
    const [again, atDoor] = scene.links();
    doorkeeper.attach(atDoor);
    for (const message of link.sent) await again.send(message);
    await scene.settle();
    expect(doorkeeper.requests.get()).toEqual(before);
    expect(heard.filter((frame) => frame.kind === 'answer')).toHaveLength(1);
  });

  it('does not stand for a name with nothing to read in it', async () => {
    const scene = doorScene();
    const { doorkeeper, heard, begin, laneOf } = byHand(scene);
    const { token, random } = scene;
    const { identity, context } = begin();
    const run = beginNewcomerRun({
      token,
      name: '\u202e \u200b',
      identity,
      fingerprints: { own: context.newcomerFingerprint, other: context.doorkeeperFingerprint },
      random,
    });
    const lane = laneOf(run);
    await lane.send(run.knock);
    await scene.settle();
    await lane.send(await revealOf(run, heard));
    await scene.settle();
    expect(doorkeeper.requests.get()).toEqual([]);
    expect(heard.at(-1)).toMatchObject({ kind: 'refusal', reason: 'unsafe' });
  });
});

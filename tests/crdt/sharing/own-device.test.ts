import { describe, expect, it } from 'vitest';
import { noInvitation } from '../../../src/crdt/sealing/certificate.ts';
import { deviceIdentity } from '../../../src/crdt/sharing/device-identity.ts';
import type { InvitationToken } from '../../../src/crdt/sharing/invitation.ts';
import { doorScene, first, welcomeText } from './door-scene.ts';

const ownScene = () => doorScene(5, undefined, true);

describe('adding a device of one’s own', () => {
  it('shows the same three words on both, and the new one belongs to the person who let it in', async () => {
    const scene = ownScene();
    const doorkeeper = scene.doorkeeper();
    const seed = scene.random.bytes(32);
    const phone = scene.newcomer({ name: 'Phone', seed });
    scene.meet(phone, doorkeeper);
    await scene.settle();
    const request = first(doorkeeper);
    expect(phone.state.get()).toEqual({ tag: 'words', words: request.words });
    expect(await doorkeeper.letIn(request.id)).toBe(true);
    await scene.settle();
    expect(phone.welcomes).toEqual([welcomeText]);
    const { signKey } = deviceIdentity(seed);
    expect(scene.kept.admitted).toMatchObject([
      { name: 'Phone', certificate: { member: scene.member, signKey, invitation: noInvitation } },
    ]);
  });

  it('says so in the link, and nobody comes in by it as another person', async () => {
    const scene = ownScene();
    expect(scene.token.device).toBe(true);
    const { invitation, secret, answerKeyHash } = scene.token;
    await isTurnedAway(scene, { invitation, secret, answerKeyHash });
  });

  it('is not what an invitation for another person does, whatever the one at the door makes of it', async () => {
    const scene = doorScene(6);
    expect(scene.token.device).toBeUndefined();
    await isTurnedAway(scene, { ...scene.token, device: true });
  });

  it('answers a device that was cut off with its welcome again, and another one with the word “used”', async () => {
    const scene = ownScene();
    const doorkeeper = scene.doorkeeper();
    const seed = scene.random.bytes(32);
    const cutOff = scene.newcomer({
      name: 'Phone',
      seed,
      accept: () => Promise.resolve('not-kept'),
    });
    scene.meet(cutOff, doorkeeper);
    await scene.settle();
    await doorkeeper.letIn(first(doorkeeper).id);
    await scene.settle();
    const again = scene.newcomer({ name: 'Phone', seed });
    const other = scene.newcomer({ name: 'Tablet' });
    scene.meet(again, doorkeeper);
    scene.meet(other, doorkeeper);
    await scene.settle();
    expect(again.welcomes).toEqual([welcomeText]);
    expect(other.state.get()).toEqual({ tag: 'used' });
    expect(scene.kept.admitted).toHaveLength(1);
  });
});

async function isTurnedAway(scene: ReturnType<typeof doorScene>, token: InvitationToken) {
  const doorkeeper = scene.doorkeeper();
  const newcomer = scene.newcomer({ name: 'Robin', token });
  scene.meet(newcomer, doorkeeper);
  await scene.settle();
  expect(newcomer.state.get()).toEqual({ tag: 'unsafe' });
  expect(doorkeeper.requests.get()).toEqual([]);
  expect(scene.kept.admitted).toEqual([]);
  expect([...scene.counts.keys()]).toContain('doorstep/unsafe');
}

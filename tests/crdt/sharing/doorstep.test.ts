import { describe, expect, it } from 'vitest';
import { memberIdOf } from '../../../src/crdt/sealing/certificate.ts';
import { deviceIdentity } from '../../../src/crdt/sharing/device-identity.ts';
import { doorstepLimits } from '../../../src/crdt/sharing/doorstep-limits.ts';
import { doorScene, first, welcomeText } from './door-scene.ts';

describe('coming in', () => {
  it('shows both sides the same three words, and the newcomer is let in with the secrets', async () => {
    const scene = doorScene();
    const doorkeeper = scene.doorkeeper();
    const seed = scene.random.bytes(32);
    const newcomer = scene.newcomer({ name: '  Robin\n Woods ', seed });
    scene.meet(newcomer, doorkeeper);
    await scene.settle();

    const request = first(doorkeeper);
    expect(request).toMatchObject({ name: 'Robin Woods', others: false });
    expect(newcomer.state.get()).toEqual({ tag: 'words', words: request.words });

    expect(await doorkeeper.letIn(request.id)).toBe(true);
    await scene.settle();
    expect(newcomer.state.get()).toEqual({ tag: 'let-in', space: scene.space });
    expect(newcomer.welcomes).toEqual([welcomeText]);
    expect(doorkeeper.requests.get()).toEqual([]);
    const { signKey, agreeKey } = deviceIdentity(seed);
    expect(scene.kept.admitted).toMatchObject([
      {
        name: 'Robin Woods',
        certificate: {
          member: memberIdOf(signKey),
          signKey,
          agreeKey,
          invitation: scene.invitation.id,
        },
      },
    ]);
    expect([...scene.counts.keys()]).toEqual([]);
  });

  it('stores certificate and spent mark before any secret is sent', async () => {
    const scene = doorScene();
    let release = (): void => undefined;
    scene.kept.gate = new Promise((resolve) => {
      release = resolve;
    });
    const doorkeeper = scene.doorkeeper();
    const newcomer = scene.newcomer({ name: 'Robin' });
    const [, atDoor] = scene.meet(newcomer, doorkeeper);
    await scene.settle();
    const framesBefore = atDoor.sent.length;
    const letIn = doorkeeper.letIn(first(doorkeeper).id);
    await scene.settle();
    expect(scene.kept.status.state).toBe('used');
    expect(atDoor.sent.length).toBe(framesBefore);
    release();
    expect(await letIn).toBe(true);
    await scene.settle();
    expect(newcomer.state.get().tag).toBe('let-in');
  });

  it('keeps the request at the door when the therapist’s device cannot store it', async () => {
    const scene = doorScene();
    scene.kept.full = true;
    const doorkeeper = scene.doorkeeper();
    const newcomer = scene.newcomer({ name: 'Robin' });
    scene.meet(newcomer, doorkeeper);
    await scene.settle();
    expect(await doorkeeper.letIn(first(doorkeeper).id)).toBe(false);
    expect(doorkeeper.requests.get()).toHaveLength(1);
    scene.kept.full = false;
    expect(await doorkeeper.letIn(first(doorkeeper).id)).toBe(true);
    await scene.settle();
    expect(newcomer.state.get().tag).toBe('let-in');
  });

  it('goes on with the first of the therapist’s two devices and lets the other know', async () => {
    const scene = doorScene();
    const laptop = scene.doorkeeper();
    const phone = scene.doorkeeper();
    const newcomer = scene.newcomer({ name: 'Robin' });
    scene.meet(newcomer, laptop);
    scene.meet(newcomer, phone);
    await scene.settle();
    expect([...laptop.requests.get(), ...phone.requests.get()]).toHaveLength(1);
    expect(newcomer.state.get().tag).toBe('words');
  });

  it('turns to the therapist’s other device when the first one goes away', async () => {
    const scene = doorScene();
    const laptop = scene.doorkeeper();
    const phone = scene.doorkeeper();
    const newcomer = scene.newcomer({ name: 'Robin' });
    const [toLaptop] = scene.meet(newcomer, laptop);
    scene.meet(newcomer, phone);
    await scene.settle();
    const before = newcomer.state.get();
    toLaptop.close();
    await scene.settle();
    expect(laptop.requests.get()).toEqual([]);
    expect(newcomer.state.get()).toEqual({ tag: 'words', words: first(phone).words });
    expect(newcomer.state.get()).not.toEqual(before);
  });
});

describe('after a reload', () => {
  it('a newcomer asks anew from the same seed, with other words', async () => {
    const scene = doorScene();
    const doorkeeper = scene.doorkeeper();
    const seed = scene.random.bytes(32);
    const before = scene.newcomer({ name: 'Robin', seed });
    scene.meet(before, doorkeeper);
    await scene.settle();
    const { words } = first(doorkeeper);
    before.close();
    await scene.settle();
    expect(doorkeeper.requests.get()).toEqual([]);
    const after = scene.newcomer({ name: 'Robin', seed });
    scene.meet(after, doorkeeper);
    await scene.settle();
    expect(first(doorkeeper).words).not.toEqual(words);
    await doorkeeper.letIn(first(doorkeeper).id);
    await scene.settle();
    expect(after.state.get().tag).toBe('let-in');
  });

  it('a therapist’s page finds the newcomer still asking', async () => {
    const scene = doorScene();
    const newcomer = scene.newcomer({ name: 'Robin' });
    const before = scene.doorkeeper();
    scene.meet(newcomer, before);
    await scene.settle();
    before.close();
    await scene.settle();
    expect(newcomer.state.get()).toEqual({ tag: 'waiting' });
    const after = scene.doorkeeper();
    scene.meet(newcomer, after);
    await scene.settle();
    expect(newcomer.state.get()).toEqual({ tag: 'words', words: first(after).words });
  });

  it('a newcomer who was cut off between storing and sending gets the welcome unasked', async () => {
    const scene = doorScene();
    let release = (): void => undefined;
    scene.kept.gate = new Promise((resolve) => {
      release = resolve;
    });
    const seed = scene.random.bytes(32);
    const newcomer = scene.newcomer({ name: 'Robin', seed });
    const before = scene.doorkeeper();
    scene.meet(newcomer, before);
    await scene.settle();
    const letIn = before.letIn(first(before).id);
    await scene.settle();
    before.close();
    release();
    await letIn;
    await scene.settle();
    expect(newcomer.state.get()).toEqual({ tag: 'waiting' });

    const after = scene.doorkeeper();
    scene.meet(newcomer, after);
    await scene.settle();
    expect(newcomer.state.get()).toEqual({ tag: 'let-in', space: scene.space });
    expect(after.requests.get()).toEqual([]);
    expect(scene.kept.admitted).toHaveLength(1);
    expect(scene.kept.admitted[0]?.certificate.signKey).toEqual(deviceIdentity(seed).signKey);
  });

  it('a newcomer who could not keep the welcome gets it again', async () => {
    const scene = doorScene();
    let full = true;
    const newcomer = scene.newcomer({
      name: 'Robin',
      accept: () => Promise.resolve(full ? ('not-kept' as const) : true),
    });
    const doorkeeper = scene.doorkeeper();
    scene.meet(newcomer, doorkeeper);
    await scene.settle();
    await doorkeeper.letIn(first(doorkeeper).id);
    await scene.settle();
    expect(newcomer.state.get().tag).toBe('waiting');
    full = false;
    // By itself: nobody has to press anything.
    await scene.clock.advance(doorstepLimits.answerWithinMs);
    await scene.settle();
    expect(newcomer.state.get().tag).toBe('let-in');
  });
});

describe('two newcomers on one link', () => {
  it('are two requests with their own words, and letting one in refuses the other', async () => {
    const scene = doorScene();
    const doorkeeper = scene.doorkeeper();
    const robin = scene.newcomer({ name: 'Robin' });
    const stranger = scene.newcomer({ name: 'Robin' });
    scene.meet(robin, doorkeeper);
    scene.meet(stranger, doorkeeper);
    await scene.settle();
    const requests = doorkeeper.requests.get();
    expect(requests.map((request) => request.others)).toEqual([true, true]);
    const state = robin.state.get();
    const mine = requests.find(
      ({ words }) => state.tag === 'words' && words.join() === state.words.join(),
    );
    expect(mine).toBeDefined();
    expect(stranger.state.get()).not.toEqual(state);

    await doorkeeper.letIn(mine?.id ?? '');
    await scene.settle();
    expect(robin.state.get().tag).toBe('let-in');
    expect(stranger.state.get()).toEqual({ tag: 'used' });
    expect(stranger.welcomes).toEqual([]);
    expect(doorkeeper.requests.get()).toEqual([]);
  });

  it('are not two people when one device is there twice', async () => {
    const scene = doorScene();
    const doorkeeper = scene.doorkeeper();
    const seed = scene.random.bytes(32);
    const one = scene.newcomer({ name: 'Robin', seed });
    const two = scene.newcomer({ name: 'Robin', seed });
    scene.meet(one, doorkeeper);
    scene.meet(two, doorkeeper);
    await scene.settle();
    expect(doorkeeper.requests.get().map((request) => request.others)).toEqual([false, false]);
    await doorkeeper.letIn(first(doorkeeper).id);
    await scene.settle();
    expect([one.state.get().tag, two.state.get().tag]).toEqual(['let-in', 'let-in']);
    expect(scene.kept.admitted).toHaveLength(1);
  });

  it('who meet each other first only wait', async () => {
    const scene = doorScene();
    const [one, two] = [scene.newcomer({ name: 'Robin' }), scene.newcomer({ name: 'Sam' })];
    const [a, b] = scene.links();
    one.attach(a);
    two.attach(b);
    await scene.settle();
    expect([one.state.get().tag, two.state.get().tag]).toEqual(['waiting', 'waiting']);
  });
});

describe('time', () => {
  it('a knock that nobody answers is made anew, with another commitment', async () => {
    const scene = doorScene();
    const newcomer = scene.newcomer({ name: 'Robin' });
    const [mine, silent] = scene.links();
    newcomer.attach(mine);
    await scene.clock.advance(doorstepLimits.answerWithinMs - 1);
    expect(mine.sent).toHaveLength(1);
    await scene.clock.advance(1);
    expect(mine.sent).toHaveLength(2);
    expect(mine.sent[0]?.subarray(2, 18)).not.toEqual(mine.sent[1]?.subarray(2, 18));
    silent.close();
  });

  it('an answered knock that is never revealed is forgotten', async () => {
    const scene = doorScene();
    const doorkeeper = scene.doorkeeper();
    const newcomer = scene.newcomer({ name: 'Robin' });
    const [mine, theirs] = scene.links();
    const [relay, atDoor] = scene.links();
    newcomer.attach(mine);
    doorkeeper.attach(atDoor);
    theirs.onMessage((message) => void relay.send(message));
    await scene.clock.advance(doorstepLimits.revealWithinMs);
    expect(scene.counts.get('doorstep/no-reveal')).toBe(1);
  });

  it('whoever reveals too late is not left alone with words that nobody sees', async () => {
    const scene = doorScene();
    const doorkeeper = scene.doorkeeper();
    const newcomer = scene.newcomer({ name: 'Robin' });
    const [mine, theirs] = scene.links();
    const late: Uint8Array[] = [];
    newcomer.attach({
      ...mine,
      // The knock arrives at once, what comes after it much later.
      send(message) {
        if (mine.sent.length === 0) return mine.send(message);
        late.push(message);
        return Promise.resolve(true);
      },
    });
    doorkeeper.attach(theirs);
    await scene.settle();
    expect(newcomer.state.get().tag).toBe('words');
    await scene.clock.advance(doorstepLimits.revealWithinMs);
    for (const message of late) await mine.send(message);
    await scene.settle();
    expect(scene.counts.get('doorstep/late-reveal')).toBe(1);
    expect(newcomer.state.get().tag).toBe('waiting');
    // Its transport meets the therapist again, and it asks again.
    scene.meet(newcomer, doorkeeper);
    await scene.settle();
    expect(newcomer.state.get()).toEqual({ tag: 'words', words: first(doorkeeper).words });
  });

  it('nothing runs on after both have closed', async () => {
    const scene = doorScene();
    const doorkeeper = scene.doorkeeper();
    const newcomer = scene.newcomer({ name: 'Robin' });
    const [mine] = scene.meet(newcomer, doorkeeper);
    newcomer.close();
    doorkeeper.close();
    const sent = mine.sent.length;
    await scene.clock.advance(10 * doorstepLimits.answerWithinMs);
    expect(mine.sent.length).toBe(sent);
    expect(newcomer.state.get().tag).toBe('waiting');
  });
});

import { expect } from 'vitest';
import { DeviceId, MemberId, SpaceId } from '../../../src/crdt/basics/id.ts';
import { devices } from '../../../src/crdt/documents/devices/devices.ts';
import type { DevicesVerbs, DevicesView } from '../../../src/crdt/documents/devices/types.ts';
import { keys } from '../../../src/crdt/documents/keys/keys.ts';
import type { KeysVerbs, KeysView } from '../../../src/crdt/documents/keys/types.ts';
import type { KindUnderContract } from '../../contracts/document-kind.contract.ts';
import { maybe } from './scene-parts.ts';

const filled = (fill: number): DeviceId => DeviceId.fromBytes(new Uint8Array(16).fill(fill));
const ids = [1, 2, 7].map(filled);
const spaces = [1, 2].map((fill) => SpaceId.fromBytes(new Uint8Array(32).fill(fill)));
const member = MemberId.fromBytes(new Uint8Array(16).fill(7));
/** Whose hand the reader of the contract takes everything for. */
const own = filled(7);
const [odd, other] = [filled(9), filled(8)];
const names = ['Laptop', 'Sam’s phone 📱', '', 'x'.repeat(200)];

/** What a person calls their devices, for the contract. */
export const devicesScene: KindUnderContract<DevicesView, DevicesVerbs> = {
  kind: devices,
  act(verbs, view, random) {
    const id = maybe(random, view.devices)?.id ?? random.pick(ids);
    random.pick<() => void>([
      () =>
        verbs.introduce({
          id,
          name: random.pick(names),
          kind: random.pick(['computer', 'phone', 'backup'] as const),
        }),
      () => verbs.rename(id, random.pick(names)),
      () => verbs.see(),
    ])();
  },
  records: (view) => view.devices.map(({ id }) => id),
  odd: {
    'a fact of no device': (root) => void root.set('name:laptop', 'Laptop'),
    'a key nobody knows': (root) => void root.set('colour', 'red'),
    'a number for a name': (root) => void root.set(`name:${odd}`, 5),
    'a kind nobody knows': (root) => void root.set(`kind:${odd}`, 'fridge'),
    'an adding at no moment': (root) => void root.set(`added:${odd}`, 'today'),
    'a word for when it was in use': (root) => void root.set(`seen:${odd}`, 'now'),
  },
  stored: [
    {
      file: 'devices-v1.bin',
      shows: {
        devices: [
          { id: own, name: 'Laptop', kind: 'computer', seenMs: expect.any(Number) as number },
          { name: 'Sam’s phone 📱', kind: 'phone', seenMs: undefined },
        ],
      },
    },
  ],
};

const at = `${spaces[0]}:${own}:${odd}`;

/** Which device has which workspace, for the contract. */
export const keysScene: KindUnderContract<KeysView, KeysVerbs> = {
  kind: keys,
  act(verbs, _, random) {
    const [space, device] = [random.pick(spaces), random.pick(ids)];
    random.pick<() => void>([
      () => verbs.hold({ space, device, member }),
      () => verbs.hold({ space, device, member }),
      () => verbs.letGo({ space, device }),
      () => verbs.wish({ space, device, issuer: random.pick(ids), certificate: random.bytes(176) }),
      () => verbs.answer({ space, to: random.pick(ids), device, sealed: random.bytes(300) }),
    ])();
  },
  records: ({ held, wishes, answers }) => [
    ...held.map((one) => `held ${one.space} ${one.by} ${one.device}`),
    ...wishes.map((one) => `wish ${one.space} ${one.by} ${one.device} ${one.issuer}`),
    ...answers.map((one) => `answer ${one.space} ${one.by} ${one.to} ${one.device}`),
  ],
  odd: {
    'a key nobody knows': (root) => void root.set('held:here', member),
    'a workspace held by nobody of ours': (root) =>
      void root.set(`held:${spaces[0]}:${other}:${odd}`, member),
    'a workspace held for nobody': (root) => void root.set(`held:${at}`, 'me'),
    'a wish in the name of another device': (root) =>
      void root.set(`wish:${spaces[0]}:${other}:${odd}:${own}`, 'AAAA'),
    'a wish that is not bytes': (root) => void root.set(`wish:${at}:${own}`, { a: 1 }),
    'an answer in the name of another device': (root) =>
      void root.set(`answer:${at}:${other}`, 'AAAA'),
    'an answer that is far too long': (root) =>
      void root.set(`answer:${at}:${own}`, 'A'.repeat(400_000)),
  },
  stored: [
    {
      file: 'keys-v1.bin',
      shows: {
        held: [{ by: own }],
        wishes: [{ by: own }],
        answers: [{ by: own }],
        traces: [{ hands: [own] }, { hands: [own] }, { hands: [own] }, { hands: [own] }],
      },
    },
  ],
};

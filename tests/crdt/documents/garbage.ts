import * as Y from 'yjs';
import { RecordId } from '../../../src/crdt/basics/id.ts';
import type { SeededRandom } from '../../cast/seeded-random.ts';

const fields = [
  ...['text', 'why', 'status', 'steps', 'order', 'created', 'changed', 'removedAt', 'title'],
  ...['body', 'done', 'name', 'v1', '', '__proto__', 'constructor', 'workspaceName'],
  ...['at', 'minutes', 'how', 'series', 'movedFrom', 'startedAt', 'closedAt', 'take:', 'pace:x'],
  ...['zone:', 'session', 'doneAt', 'doneIn', 'parked:', 'sort', 'owner', 'day'],
  ...[
    'mood',
    'photos',
    'shared',
    'about',
    'left',
    'file',
    'width',
    'caption',
    'excerpt',
    'takenBack',
  ],
];
const orders = ['', 'a', 'a0', 'zz', 'a00', 'A'.repeat(5000), '💥', 'a0V\u0000', '-', 'Zz0'];

/** Something that no build of ours would write: a wrong type, an absurd value, a deep nest. */
function garbageValue(random: SeededRandom): unknown {
  const deepValue = (): unknown => {
    let value: unknown = 'deep';
    for (let i = 0; i < 500; i += 1) value = [value];
    return value;
  };
  const embedded = (): Y.Text => {
    const text = new Y.XmlText('words');
    text.insertEmbed(2, deepElement(300));
    return text;
  };
  return random.pick<() => unknown>([
    () => null,
    () => undefined,
    () => random.below(2) === 0,
    () => random.pick([0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1e300, 2 ** 53]),
    () => 10n ** 15n,
    () => random.pick(orders),
    () => 'x'.repeat(10_000),
    () => random.bytes(20),
    () => ({ toString: 'no', __proto__: 1 }),
    deepValue,
    () => new Y.Text('\ud83d half'),
    embedded,
    () => new Y.Array(),
    () => new Y.Map([['text', 5]]),
    () => deepElement(300),
    () => new Y.XmlFragment(),
  ])();
}

/** An element that holds an element that holds an element. */
function deepElement(depth: number): Y.XmlElement {
  const outer = new Y.XmlElement('p');
  const levels = [outer];
  for (let i = 0; i < depth; i += 1) levels.push(new Y.XmlElement('p'));
  for (let i = depth; i > 0; i -= 1) levels[i - 1]?.insert(0, [levels[i] ?? new Y.XmlText()]);
  return outer;
}

/** Puts one piece of garbage somewhere in a kind's root, as a hostile member's update could. */
export function plantGarbage(doc: Y.Doc, root: string, random: SeededRandom): void {
  const maps: Y.Map<unknown>[] = [doc.getMap(root)];
  for (const map of maps) {
    for (const value of map.values()) {
      if (value instanceof Y.Map && maps.length < 50) maps.push(value);
    }
  }
  const target = random.pick(maps);
  const keys = [...target.keys(), ...fields, RecordId.random(random)];
  doc.transact(() => target.set(random.pick(keys), garbageValue(random)), 'sealed');
}

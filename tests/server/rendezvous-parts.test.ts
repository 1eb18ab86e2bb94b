import fc from 'fast-check';
import { expect, test } from 'vitest';

import { addressGroup } from '../../src/server/rendezvous/address-group.ts';
import { defaultLimits } from '../../src/server/rendezvous/limits.ts';
import { isAllowedOrigin } from '../../src/server/rendezvous/origin.ts';
import { parseSignallingMessage } from '../../src/server/rendezvous/signalling-message.ts';
import { tokenBucket } from '../../src/server/rendezvous/token-bucket.ts';
import { createTopics } from '../../src/server/rendezvous/topics.ts';
import { createVisitors } from '../../src/server/rendezvous/visitors.ts';
import { simulatedClock } from '../cast/simulated-clock.ts';

test('any text is either a message of the protocol or nothing, and never an exception', () => {
  const message = fc.record({
    type: fc.oneof(fc.constantFrom('subscribe', 'unsubscribe', 'publish', 'ping'), fc.anything()),
    topics: fc.oneof(fc.array(fc.string()), fc.anything()),
    topic: fc.oneof(fc.string(), fc.anything()),
    data: fc.anything(),
  });
  const text = fc.oneof(fc.string(), fc.json(), message.map(toJson));
  fc.assert(
    fc.property(text, (frame) => {
      const parsed = parseSignallingMessage(frame, defaultLimits);
      if (parsed?.type === 'subscribe') expect(parsed.topics.every(isTopic)).toBe(true);
      if (parsed?.type === 'publish') expect(isTopic(parsed.topic)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test('a bucket never lets more through than it holds and what has grown back', async () => {
  const clock = simulatedClock();
  const bucket = tokenBucket({ atOnce: 5, perSecond: 2 }, clock);
  const taken = (): number =>
    Array.from({ length: 20 }, () => bucket.take(1)).filter(Boolean).length;
  expect(taken()).toBe(5);
  expect(bucket.isFull()).toBe(false);
  await clock.advance(1_500);
  expect(taken()).toBe(3);
  await clock.advance(3_600_000);
  expect(bucket.isFull()).toBe(true);
  expect(taken()).toBe(5);
});

test('a debt says how long to hold back', async () => {
  const clock = simulatedClock();
  const bucket = tokenBucket({ atOnce: 5, perSecond: 2 }, clock);
  expect(bucket.spend(5)).toBe(0);
  expect(bucket.spend(1)).toBe(500);
  expect(bucket.spend(1)).toBe(1_000);
  await clock.advance(1_000);
  expect(bucket.spend(0)).toBe(0);
});

test('whoever comes and goes, in whatever order, topics know exactly who listens', () => {
  const step = fc.record({
    does: fc.constantFrom('subscribe', 'unsubscribe', 'leave'),
    member: fc.nat(4),
    topic: fc.constantFrom('a', 'b', 'c'),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const topics = createTopics<number>(defaultLimits);
      const expected = new Map<string, Set<number>>();
      for (const { does, member, topic } of steps) {
        const members = expected.get(topic) ?? new Set();
        if (does === 'subscribe') {
          topics.subscribe(member, topic);
          expected.set(topic, members.add(member));
        } else if (does === 'unsubscribe') {
          topics.unsubscribe(member, topic);
          members.delete(member);
        } else {
          topics.leave(member);
          for (const others of expected.values()) others.delete(member);
        }
      }
      for (const [topic, members] of expected) {
        expect(new Set(topics.members(topic))).toEqual(members);
      }
      const heard = [...expected.values()].filter(({ size }) => size > 0);
      expect(topics.size()).toBe(heard.length);
    }),
  );
});

test('visitors who are gone are forgotten once their allowance has grown back', async () => {
  const clock = simulatedClock();
  const visitors = createVisitors(defaultLimits, clock);
  visitors.enter('here');
  for (let number = 0; number < 1_000; number += 1) {
    visitors.enter(`v${number}`);
    visitors.leave(`v${number}`);
  }
  await clock.advance(10_000);
  visitors.forgetGone();
  expect(visitors.size()).toBe(1);
});

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::1', '2001:db8:1:2'],
  ['2001:0DB8:0001:0002::1', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  [undefined, 'unknown'],
])('the address %s counts as the visitor %s', (address, group) => {
  expect(addressGroup(address)).toBe(group);
});

test.each([
  ['https://attune.example', 'attune.example', true],
  ['https://attune.example', 'ATTUNE.example:443', true],
  ['http://localhost:4173', 'localhost:4173', true],
  ['http://[::1]:4173', '[::1]:4173', true],
  ['http://localhost:4173', 'localhost:4174', false],
  ['https://attune.example.evil.example', 'attune.example', false],
  ['https://evil.example', undefined, false],
  ['https://listed.example', 'attune.example', true],
  ['http://listed.example', 'attune.example', false],
  ['chrome-extension://attune.example', 'attune.example', false],
  ['null', 'attune.example', false],
  ['https://a.example', 'not a host', false],
  [undefined, 'attune.example', true],
])('a page of %s asking at %s is let in: %s', (origin, host, allowed) => {
  expect(isAllowedOrigin(origin, host, new Set(['https://listed.example']))).toBe(allowed);
});

function isTopic(topic: string): boolean {
  return topic.length > 0 && topic.length <= defaultLimits.topicLength;
}

/** JSON of anything; what JSON cannot say becomes a text. */
function toJson(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return String(value);
  }
}

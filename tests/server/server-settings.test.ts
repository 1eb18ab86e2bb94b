import { expect, test } from 'vitest';

import { iceServers } from '../../src/server/ice-servers.ts';
import { readServerSettings } from '../../src/server/server-settings.ts';
import { seededRandom } from '../cast/seeded-random.ts';
import { simulatedClock } from '../cast/simulated-clock.ts';

test('with nothing said, the server is at 4173 for its own pages and names no helper servers', () => {
  expect(readServerSettings({})).toEqual({
    ok: true,
    value: {
      port: 4173,
      host: undefined,
      allowedOrigins: new Set(),
      behindProxy: false,
      iceServers: [],
      turn: undefined,
    },
  });
});

test('what the environment says is taken', () => {
  const settings = readServerSettings({
    PORT: '8080',
    HOST: '127.0.0.1',
    ALLOWED_ORIGINS: 'https://a.example/, http://b.example:81',
    TRUST_PROXY: '1',
    ICE_SERVERS:
      '[{"urls":["stun:s.example:3478"]},{"urls":"turn:t.example","username":"u","credential":"c"}]',
    TURN_URLS: 'turn:t.example:3478 turns:t.example:5349?transport=tcp',
    TURN_SECRET: 'shared',
    TURN_LIFETIME_SECONDS: '600',
  });
  expect(settings).toEqual({
    ok: true,
    value: {
      port: 8080,
      host: '127.0.0.1',
      allowedOrigins: new Set(['https://a.example', 'http://b.example:81']),
      behindProxy: true,
      iceServers: [
        { urls: ['stun:s.example:3478'] },
        { urls: 'turn:t.example', username: 'u', credential: 'c' },
      ],
      turn: {
        urls: ['turn:t.example:3478', 'turns:t.example:5349?transport=tcp'],
        secret: 'shared',
        lifetimeSeconds: 600,
      },
    },
  });
});

test.each([
  [{ PORT: '65536' }, 'PORT'],
  [{ PORT: 'eighty' }, 'PORT'],
  [{ PORT: '-1' }, 'PORT'],
  [{ ALLOWED_ORIGINS: 'a.example' }, 'ALLOWED_ORIGINS'],
  [{ ALLOWED_ORIGINS: 'https://a.example/path' }, 'ALLOWED_ORIGINS'],
  [{ ALLOWED_ORIGINS: '*' }, 'ALLOWED_ORIGINS'],
  [{ TRUST_PROXY: 'yes' }, 'TRUST_PROXY'],
  [{ ICE_SERVERS: 'stun:s.example' }, 'ICE_SERVERS'],
  [{ ICE_SERVERS: '{"urls":"stun:s.example"}' }, 'ICE_SERVERS'],
  [{ ICE_SERVERS: '[{"urls":"https://s.example"}]' }, 'ICE_SERVERS'],
  [{ ICE_SERVERS: '[{"url":"stun:s.example"}]' }, 'ICE_SERVERS'],
  [{ TURN_URLS: 'turn:t.example' }, 'TURN_SECRET'],
  [{ TURN_SECRET: 'shared' }, 'TURN_URLS'],
  [{ TURN_URLS: 'stun:t.example', TURN_SECRET: 'shared' }, 'TURN_URLS'],
  [
    { TURN_URLS: 'turn:t.example', TURN_SECRET: 'shared', TURN_LIFETIME_SECONDS: 'long' },
    'TURN_LIFETIME_SECONDS',
  ],
])('%o is answered with a sentence that names what is wrong', (environment, name) => {
  const settings = readServerSettings(environment);
  expect(settings.ok).toBe(false);
  if (!settings.ok) {
    expect(settings.error).toContain(name);
    expect(settings.error).not.toContain('shared');
  }
});

test('TURN credentials end when they say, and are what coturn computes', () => {
  const clock = simulatedClock(1_760_000_000_000);
  const turn = { urls: ['turn:t.example'], secret: 'north', lifetimeSeconds: 3_600 };
  const random = { bytes: () => new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]) };
  expect(iceServers({ fixed: [{ urls: 'stun:s.example' }], turn, clock, random })).toEqual([
    { urls: 'stun:s.example' },
    {
      urls: ['turn:t.example'],
      username: '1760003600:0102030405060708',
      // printf 1760003600:0102030405060708 | openssl dgst -sha1 -hmac north -binary | base64
      credential: 'A+CbGQpR+vkcJYu8mg4wyubS+/k=',
    },
  ]);
});

test('two askers never share TURN credentials', () => {
  const clock = simulatedClock();
  const random = seededRandom(7);
  const turn = { urls: ['turn:t.example'], secret: 'north', lifetimeSeconds: 3_600 };
  const mint = () => iceServers({ fixed: [], turn, clock, random })[0];
  expect(mint()?.username).not.toBe(mint()?.username);
});

import * as v from 'valibot';

import { err, ok } from '../crdt/basics/result.ts';
import type { Result } from '../crdt/basics/result.ts';
import type { IceServer, TurnSettings } from './ice-servers.ts';

/** What the environment variables say (README.md beside this file lists them). */
export interface ServerSettings {
  readonly port: number;
  /** The address to listen on; undefined: every one of this machine. */
  readonly host: string | undefined;
  readonly allowedOrigins: ReadonlySet<string>;
  /** A proxy of our own stands in front and says who asks and whether by https. */
  readonly behindProxy: boolean;
  readonly iceServers: readonly IceServer[];
  readonly turn: TurnSettings | undefined;
}

/** The environment, as the process has it. */
export type Environment = Readonly<Record<string, string | undefined>>;

const iceUrl = v.pipe(v.string(), v.regex(/^(?:stuns?|turns?):[^\s]+$/));
const iceServerList = v.array(
  v.strictObject({
    urls: v.union([iceUrl, v.pipe(v.array(iceUrl), v.minLength(1))]),
    username: v.optional(v.string()),
    credential: v.optional(v.string()),
  }),
);

/** A number out of a text, whole and within bounds. */
const wholeNumber = (least: number, most: number) =>
  v.pipe(
    v.string(),
    v.regex(/^\d{1,9}$/),
    v.transform(Number),
    v.minValue(least),
    v.maxValue(most),
  );

/** Reads the settings; the failure is a sentence for the person who starts the server. */
export function readServerSettings(environment: Environment): Result<ServerSettings, string> {
  const text = (name: string): string => environment[name]?.trim() ?? '';
  const list = (name: string): string[] =>
    text(name)
      .split(/[\s,]+/)
      .filter((part) => part !== '');

  const port = v.safeParse(wholeNumber(0, 65_535), text('PORT') || '4173');
  if (!port.success) return err('PORT must be a number from 0 to 65535, such as 4173.');

  const allowedOrigins = list('ALLOWED_ORIGINS').map(readOrigin);
  if (!allowedOrigins.every((origin) => origin !== undefined)) {
    return err('ALLOWED_ORIGINS must list web addresses such as https://attune.example.org.');
  }

  if (!['', '0', '1'].includes(text('TRUST_PROXY'))) {
    return err('TRUST_PROXY must be 1 (a proxy of yours stands in front) or 0.');
  }

  const iceServers = v.safeParse(iceServerList, readJson(text('ICE_SERVERS') || '[]'));
  if (!iceServers.success) {
    return err('ICE_SERVERS must be a list such as [{"urls":"stun:stun.example.org:3478"}].');
  }

  const turn = readTurn(list('TURN_URLS'), text('TURN_SECRET'), text('TURN_LIFETIME_SECONDS'));
  if (!turn.ok) return turn;

  return ok({
    port: port.output,
    host: text('HOST') || undefined,
    allowedOrigins: new Set(allowedOrigins),
    behindProxy: text('TRUST_PROXY') === '1',
    iceServers: iceServers.output,
    turn: turn.value,
  });
}

/** Eight hours: a page opened in the morning can still find its way at the end of a working day. */
const usualTurnLifetimeSeconds = '28800';

function readTurn(
  urls: readonly string[],
  secret: string,
  lifetime: string,
): Result<TurnSettings | undefined, string> {
  if (urls.length === 0 && secret === '') return ok(undefined);
  if (urls.length === 0 || secret === '') {
    return err('TURN_URLS and TURN_SECRET belong together: set both, or neither.');
  }
  if (!urls.every((url) => /^turns?:[^\s]+$/.test(url))) {
    return err('TURN_URLS must list addresses such as turn:turn.example.org:3478.');
  }
  const seconds = v.safeParse(wholeNumber(60, 604_800), lifetime || usualTurnLifetimeSeconds);
  if (!seconds.success) {
    return err('TURN_LIFETIME_SECONDS must be a number of seconds from 60 to 604800.');
  }
  return ok({ urls, secret, lifetimeSeconds: seconds.output });
}

function readOrigin(text: string): string | undefined {
  try {
    const url = new URL(text);
    return /^https?:$/.test(url.protocol) && url.pathname === '/' ? url.origin : undefined;
  } catch {
    return undefined;
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

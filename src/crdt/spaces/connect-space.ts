import type { Cancel } from '../basics/clock.ts';
import type { DeviceId, MemberId } from '../basics/id.ts';
import { liveValue } from '../basics/live.ts';
import type { Live } from '../basics/live.ts';
import { createDeviceHandshake } from '../peers/device-handshake.ts';
import type { Members, PeerDevice } from '../peers/device-proof.ts';
import { createExchange } from '../peers/exchange.ts';
import { createLateRoom } from '../peers/late-room.ts';
import type { LateRoom } from '../peers/late-room.ts';
import { missedMs } from '../peers/limits.ts';
import { createPresence } from '../peers/presence.ts';
import type { PeerConnection, RoomState, Transport } from '../peers/transport.ts';
import { frameSealer } from '../sealing/frame-sealer.ts';
import { verifyChain } from '../sealing/roster.ts';
import { verifySignature } from '../sealing/signing.ts';
import { lastSaid } from './manner.ts';
import type { OpenSpace } from './open-space.ts';
import type { Platform } from './platform.ts';
import { decodePresence, encodePresence } from './presence-state.ts';
import type { PresenceState } from './presence-state.ts';
import type { ConnectionState, Manner, Place, Presence } from './workspace.ts';

/** A Space's way to the others: other people's pages and other tabs. */
export interface SpaceConnection {
  readonly state: Live<ConnectionState>;
  readonly presence: SpacePresence;
  retry(): void;
  close(): Promise<void>;
}

/** Where people are, as far as their own devices say so. */
export interface SpacePresence {
  readonly others: Live<readonly OtherPage[]>;
  /** Other people only, one line for each place they are at. */
  readonly people: Live<readonly Presence[]>;
  /** How this person is here, as the others see it: what they said last, on this page or on another of theirs. */
  readonly manner: Live<Manner>;
  setPlace(place: Place): void;
  /** Changes what is given and leaves the rest. */
  setManner(manner: Partial<Manner>): void;
  setCaret(caret: PresenceState['caret']): void;
}

/** One page that somebody (perhaps this person, in another tab) has open. */
export interface OtherPage {
  readonly key: string;
  readonly member: MemberId;
  readonly device: DeviceId;
  readonly state: PresenceState;
}

/**
 * Whoever is taken out is still told so, in milliseconds: the removal is sealed for them as well, and their page can say it
 * plainly. What is written after it is sealed with a secret that they do not get.
 */
const farewellMs = 1_000;

/** Attaches a Space: from here on what is written travels, until closed. */
export function connectSpace(options: {
  readonly space: OpenSpace;
  readonly platform: Platform;
}): SpaceConnection {
  const { space, platform } = options;
  const { clock, random, count } = platform;
  const exchange = createExchange({ source: space.log, clock, count });
  const presence = createPresence({ clock, count, parse: decodePresence });
  const members = membersPort(space);
  const roomOf = (
    transport: Transport,
    ownDevice: 'welcome' | 'refused',
    before: RoomState,
  ): LateRoom<PeerDevice> =>
    createLateRoom({
      clock,
      before,
      open() {
        const { epoch, handshake, topic, signalling } = space.epoch.get();
        const sealer = frameSealer(handshake, random);
        const gate = createDeviceHandshake({
          space: space.id,
          epoch,
          sealer,
          members,
          random,
          count,
          ownDevice,
        });
        return Promise.resolve(transport.join({ address: { topic, signalling }, gate }));
      },
    });
  // Tabs of one browser are one device and meet as tabs, also with no server.
  const tabs = roomOf(platform.tabs, 'welcome', { tag: 'connecting' });
  // While this device is the only one there is nobody to meet, and no server learns that the Space is open, unless one that was
  // removed is to be told.
  const peers = roomOf(
    platform.transport,
    'refused',
    // Said also to somebody who is alone: they may want to invite.
    { tag: platform.canConnect ? 'waiting' : 'impossible' },
  );
  // What nobody needs at once: the first screen is not slowed by it.
  const later = createLateRoom<PeerDevice>({
    clock,
    before: { tag: 'waiting' },
    async open() {
      const { laterMeetings } = await import('./later-meetings.ts');
      const onTurnedAway = (isAway: boolean): void => {
        turnedAway = isAway;
        tell();
      };
      return laterMeetings({ space, platform, members, exchange, peers, onTurnedAway });
    },
  });
  const rooms = [tabs, peers, later];
  const rosterChanged = (): void => {
    const roster = space.log.roster.get();
    // Taken out: from here on nobody is met any more, on either side.
    for (const one of here) {
      if (roster.has(one.who.device) || !here.delete(one)) continue;
      stops.push(clock.after(farewellMs, () => one.link.close()));
      tell();
    }
    if (!roster.has(space.device)) {
      space.concerns.put({ id: 'removed', what: 'removed', healed: false });
      for (const room of rooms) void room.leave();
      tell();
    } else if (roster.devices().length > 1) peers.join();
  };
  const here = new Set<PeerConnection<PeerDevice>>();
  /** Others say that this device was taken out, and nobody is there of whom it hears otherwise. */
  let turnedAway = false;

  const read = (): ConnectionState => {
    if (turnedAway || !space.log.roster.get().has(space.device)) return { tag: 'removed' };
    const people = [...new Set([...here].map(({ who }) => who.member))].filter(
      (member) => member !== space.member,
    );
    if (people.length > 0) return { tag: 'connected', members: people };
    const room = peers.state.get();
    if (room.tag === 'waiting') return { tag: 'alone' };
    if (room.tag === 'connecting') return { tag: 'connecting' };
    return { tag: 'offline', impossible: room.tag === 'impossible' };
  };
  const state = liveValue(read());
  const tell = (): void => state.set(read());
  const others = liveValue<readonly OtherPage[]>([]);
  const people = liveValue<readonly Presence[]>([]);

  const meet = (connection: PeerConnection<PeerDevice>): void => {
    const { who, link } = connection;
    // Taken out while the handshake was under way.
    if (!space.log.roster.get().has(who.device)) {
      link.close();
      return;
    }
    if (who.device !== space.device) {
      here.add(connection);
      link.onClose(() => {
        here.delete(connection);
        tell();
      });
    }
    exchange.attach(connection);
    presence.attach(connection);
    tell();
  };
  const stops: Cancel[] = [
    peers.state.subscribe(tell),
    space.log.roster.subscribe(rosterChanged),
    space.epoch.subscribe(() => {
      for (const room of [tabs, peers]) room.moveOn();
    }),
    clock.after(missedMs, () => later.join()),
    ...rooms.map((room) => room.onConnection(meet)),
    presence.others.subscribe((pages) => {
      others.set(
        pages.map(({ linkKey, state: at, ...who }) => ({ key: linkKey, ...who, state: at })),
      );
      const places = pages
        .filter(({ member }) => member !== space.member)
        .map(({ member, state: at }) => ({ member, place: at.place, ...mannerOf(at) }));
      // A caret moves with every letter, a person from page to page now and then.
      if (JSON.stringify(people.get()) !== JSON.stringify(places)) people.set(places);
      const last = pages
        .filter(({ member }) => member === space.member)
        .reduce((known, { state: at }) => lastSaid(known, mannerOf(at)), manner.get());
      if (last !== manner.get()) setManner(last);
    }),
  ];
  let own: PresenceState = { place: { page: 'elsewhere' } };
  const manner = liveValue(mannerOf(own));
  const say = (change: Partial<PresenceState>): void => {
    own = { ...own, ...change };
    presence.setOwn(encodePresence(own));
  };
  say(own);
  tabs.join();
  rosterChanged();
  const setManner: SpacePresence['setManner'] = (change) => {
    const next = { ...manner.get(), ...change };
    const { needsMoment, ...rest } = next;
    manner.set(next);
    say({ ...rest, moment: needsMoment || undefined });
  };

  return {
    state,
    presence: {
      others,
      people,
      manner,
      setPlace: (place) => say({ place }),
      setManner,
      setCaret: (caret) => say({ caret }),
    },
    retry() {
      peers.retry();
      later.retry();
    },
    async close() {
      for (const stop of stops) stop();
      presence.close();
      exchange.close();
      await Promise.all(rooms.map((room) => room.leave()));
    },
  };
}

const mannerOf = ({ pace, paceMs, paceIn, moment, momentMs, sign }: PresenceState): Manner => ({
  pace,
  paceMs,
  paceIn,
  needsMoment: moment === true,
  momentMs,
  sign,
});

/** The device handshake's view of this Space's roster and of this device's own signature. */
function membersPort(space: OpenSpace): Members {
  const { log, record, signer, device, member } = space;
  return {
    own: { device, member },
    ownChain: () => record.chain,
    sign: (message) => signer.sign(message),
    async verify({ chain, message, signature }) {
      const shown = await verifyChain(space.id, record.genesis, chain);
      if (shown === undefined) return undefined;
      const publicKey = shown.certificate.signKey;
      if (!(await verifySignature({ publicKey, message, signature }))) return undefined;
      if (!(await log.learn(chain)) || !log.roster.get().has(shown.device)) return undefined;
      return { device: shown.device, member: shown.member };
    },
  };
}

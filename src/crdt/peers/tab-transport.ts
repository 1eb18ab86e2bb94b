import type { Cancel, Clock } from '../basics/clock.ts';
import type { Count } from '../basics/count.ts';
import { equalBytes, toBase64Url, toHex, utf8 } from '../basics/bytes.ts';
import { liveValue } from '../basics/live.ts';
import type { Random } from '../basics/random.ts';
import { maxConnections } from './limits.ts';
import { createRoomConnections } from './room-connections.ts';
import { readTabFrame, tabNameSize, writeTabFrame } from './tab-frame.ts';
import type { TabFrame } from './tab-frame.ts';
import { createTabLink } from './tab-link.ts';
import type { TabLink } from './tab-link.ts';
import type { Gate, Room, RoomAddress, RoomState, Transport } from './transport.ts';

/** What the tab transport needs. */
export interface TabTransportOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly count: Count;
}

const helloMs = 10_000;
/** A hidden tab may run its timers once a minute only. */
const goneMs = 75_000;
const openMs = 3_000;
const firstAgainMs = 500;
const longestAgainMs = 60_000;
const goodMs = 5_000;

/** Another tab in the room. */
interface OtherTab {
  readonly name: Uint8Array;
  heardMs: number;
  failures: number;
  /** Our offer of a link that is not accepted yet. */
  offered: { readonly key: Uint8Array; readonly stop: Cancel } | undefined;
  linked: { readonly key: Uint8Array; readonly end: TabLink; readonly sinceMs: number } | undefined;
}

/** Pages of one browser meet by BroadcastChannel, with no server, and with nothing put into any storage. */
export function createTabTransport(options: TabTransportOptions): Transport {
  return { join: (join) => joinTabs(join, options) };
}

function joinTabs<Who>(
  join: { readonly address: RoomAddress; readonly gate: Gate<Who> },
  options: TabTransportOptions,
): Room<Who> {
  const { clock, random, count } = options;
  const own = random.bytes(tabNameSize);
  const connections = createRoomConnections({ gate: join.gate, clock, count });
  // The channel's name is hashed, which takes a secure context.
  const possible = typeof BroadcastChannel !== 'undefined' && typeof crypto.subtle !== 'undefined';
  const state = liveValue<RoomState>({ tag: possible ? 'connecting' : 'impossible' });
  const tabs = new Map<string, OtherTab>();
  let channel: BroadcastChannel | undefined;
  let left = false;

  const post = (frame: TabFrame): void => channel?.postMessage(writeTabFrame(frame));
  const hello = (): void => post({ tag: 'hello', from: own });
  const tabOf = (name: Uint8Array): OtherTab | undefined => {
    const key = toHex(name);
    const known = tabs.get(key);
    if (known !== undefined || tabs.size >= maxConnections) return known;
    const tab: OtherTab = {
      name: name.slice(),
      heardMs: 0,
      failures: 0,
      offered: undefined,
      linked: undefined,
    };
    tabs.set(key, tab);
    return tab;
  };
  const callsFirst = (tab: OtherTab): boolean => toHex(own) < toHex(tab.name);

  const offer = (tab: OtherTab): void => {
    if (left || tab.linked !== undefined || tab.offered !== undefined) return;
    const key = random.bytes(tabNameSize);
    const stop = clock.after(openMs, () => {
      tab.offered = undefined;
      tab.failures += 1;
      offerAgain(tab);
    });
    tab.offered = { key, stop };
    post({ tag: 'open', from: own, to: tab.name, key });
  };
  const offerAgain = (tab: OtherTab): void => {
    const waitMs = Math.min(longestAgainMs, firstAgainMs * 2 ** tab.failures);
    clock.after(waitMs, () => {
      if (tabs.get(toHex(tab.name)) === tab) offer(tab);
    });
  };
  const connect = (tab: OtherTab, keys: { own: Uint8Array; other: Uint8Array }): void => {
    const initiator = callsFirst(tab);
    const key = initiator ? keys.own : keys.other;
    const end = createTabLink({
      id: `tab-${toBase64Url(keys.own)}`,
      initiator,
      fingerprints: keys,
      count,
      post: (body) => post({ tag: 'message', from: own, to: tab.name, key, body }),
    });
    const linked = { key, end, sinceMs: clock.monotonicMs() };
    tab.linked = linked;
    end.link.onClose(() => {
      if (tab.linked !== linked) return;
      tab.linked = undefined;
      post({ tag: 'close', from: own, to: tab.name, key });
      const good = clock.monotonicMs() - linked.sinceMs >= goodMs;
      tab.failures = good ? 0 : tab.failures + 1;
      if (initiator) offerAgain(tab);
    });
    void connections.admit(end.link, () => end.open());
  };
  const forget = (tab: OtherTab): void => {
    tabs.delete(toHex(tab.name));
    tab.offered?.stop();
    tab.linked?.end.link.close();
  };

  const take = (frame: TabFrame): void => {
    if (equalBytes(frame.from, own) || ('to' in frame && !equalBytes(frame.to, own))) return;
    const tab = tabOf(frame.from);
    if (tab === undefined) return;
    tab.heardMs = clock.monotonicMs();
    const onLink =
      'key' in frame && tab.linked !== undefined && equalBytes(tab.linked.key, frame.key);
    switch (frame.tag) {
      case 'hello':
        if (tab.linked !== undefined) return;
        if (callsFirst(tab)) {
          if (tab.failures === 0) offer(tab);
        } else hello();
        return;
      case 'gone':
        forget(tab);
        return;
      case 'open': {
        if (callsFirst(tab)) return;
        tab.linked?.end.link.close();
        const answer = random.bytes(tabNameSize);
        post({ tag: 'accept', from: own, to: tab.name, key: frame.key, body: answer });
        connect(tab, { own: answer, other: frame.key.slice() });
        return;
      }
      case 'accept':
        if (tab.offered === undefined || !equalBytes(tab.offered.key, frame.key)) return;
        tab.offered.stop();
        tab.offered = undefined;
        connect(tab, { own: frame.key.slice(), other: frame.body.slice() });
        return;
      case 'message':
        if (onLink) tab.linked?.end.take(frame.body);
        else post({ tag: 'close', from: own, to: tab.name, key: frame.key });
        return;
      case 'close':
        if (onLink) tab.linked?.end.link.close();
    }
  };

  const sayGone = (): void => post({ tag: 'gone', from: own });
  const stopHello = clock.every(helloMs, () => {
    hello();
    for (const tab of [...tabs.values()]) {
      if (clock.monotonicMs() - tab.heardMs > goneMs) forget(tab);
    }
  });
  const begin = async (): Promise<void> => {
    if (!possible) return;
    const name = await channelName(join.address);
    if (isLeft()) return;
    channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      const frame = readTabFrame(data);
      if (frame === undefined) count('tabs/malformed');
      else take(frame);
    };
    state.set({ tag: 'waiting' });
    hello();
  };
  const isLeft = (): boolean => left;
  const begun = begin();
  const page = typeof window === 'undefined' ? undefined : window;
  page?.addEventListener('pagehide', sayGone);
  page?.addEventListener('pageshow', hello);

  return {
    state,
    connections: () => connections.list(),
    onConnection: (listener) => connections.onConnection(listener),
    retry: hello,
    async leave() {
      left = true;
      stopHello();
      page?.removeEventListener('pagehide', sayGone);
      page?.removeEventListener('pageshow', hello);
      for (const tab of [...tabs.values()]) forget(tab);
      connections.closeAll();
      sayGone();
      await begun;
      channel?.close();
      channel = undefined;
    },
  };
}

/** Both parts of the address, so that only who knows both is heard; hashed, since names show in tools. */
async function channelName({ topic, signalling }: RoomAddress): Promise<string> {
  const bytes = Uint8Array.from(utf8(`attune tabs 1\n${topic}\n${signalling}`));
  return `attune ${toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))}`;
}

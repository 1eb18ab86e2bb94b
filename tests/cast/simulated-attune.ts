// Loaded beforehand: simulated time runs on while a module is on its way.
import '../../src/crdt/spaces/attend-door.ts';
import '../../src/crdt/spaces/found-workspace.ts';
import '../../src/crdt/spaces/create-sharing.ts';
import '../../src/crdt/spaces/journal-of-space.ts';
import '../../src/crdt/spaces/later-meetings.ts';
import '../../src/crdt/spaces/doors.ts';
import '../../src/crdt/spaces/holds-words.ts';
import '../../src/crdt/spaces/open-my-devices.ts';
import '../../src/crdt/spaces/open-personal-space.ts';
import '../../src/crdt/spaces/seal-what-rests.ts';
import '../../src/crdt/spaces/take-away.ts';
import '../../src/crdt/vault/make-vault.ts';
import '../../src/crdt/spaces/open-session-room.ts';
import { createMemoryNetwork } from '../../src/crdt/peers/memory-transport.ts';
import type { MemoryNetwork } from '../../src/crdt/peers/memory-transport.ts';
import type { Joining } from '../../src/crdt/peers/transport.ts';
import type { Attune } from '../../src/crdt/spaces/attune.ts';
import { createAttune } from '../../src/crdt/spaces/create-attune.ts';
import { createLock } from '../../src/crdt/spaces/create-lock.ts';
import { createHousehold } from '../../src/crdt/spaces/household.ts';
import type { DoorRequest, JoinRequest, JoinState } from '../../src/crdt/spaces/joining.ts';
import type { Workspace } from '../../src/crdt/spaces/workspace.ts';
import { createMemoryRecords } from '../../src/crdt/storage/memory-records.ts';
import type { MemoryRecordsDisk } from '../../src/crdt/storage/memory-records.ts';
import { createMemoryStores } from '../../src/crdt/storage/memory-store.ts';
import type { SimulatedDisk } from '../../src/crdt/storage/memory-store.ts';
import type { StoreFault } from '../../src/crdt/storage/sealed-store.ts';
import type { Result } from '../../src/crdt/basics/result.ts';
import { mortalPage } from './mortal-page.ts';
import type { MortalPage } from './mortal-page.ts';
import { seededRandom } from './seeded-random.ts';
import { simulatedTabs } from './simulated-tabs.ts';
import { pretendPasskeys, quickStretch } from './ways-in.ts';
import type { PretendPasskeys } from './ways-in.ts';
import { simulatedClock } from './simulated-clock.ts';
import type { SimulatedClock } from './simulated-clock.ts';

/** Somebody with a browser of their own, in which the whole of Attune runs but for the screen. */
export interface SimulatedPerson {
  /** How the network knows this browser. */
  readonly name: string;
  attune(): Attune;
  /** Another tab of the same browser. */
  anotherTab(): Promise<Attune>;
  /** Closes the page, unless it has died, and opens it again, over the same disk. */
  reload(): Promise<void>;
  close(): Promise<void>;
  /** The page that was opened last. When it dies, all others of this browser die with it. */
  page(): MortalPage;
  /** How many tabs asked to be loaded anew: what was in their memory is gone. {@link SimulatedPerson.reload} does it for the first. */
  pagesLeft(): number;
  /** Somebody touches the keys or the screen of the tab that was opened last. */
  touch(): void;
  /** The authenticator of this person, which serves every tab. */
  readonly passkeys: PretendPasskeys;
  /** What rests in this browser, as a reader of the disk finds it. */
  readonly disk: SimulatedDisk;
  readonly records: MemoryRecordsDisk;
  /** How many rooms of others' pages this browser has joined so far. */
  roomsJoined(): number;
  /** Their topics: all that a rendezvous learns of what somebody has open. */
  topicsJoined(): ReadonlySet<string>;
  /** Topics at which this browser stands now to turn away whom it holds for removed. */
  waitsForRemoved(): readonly string[];
  /** From now on nothing more can be kept here; or again it can. */
  fillDisk(full: boolean): void;
  /** From now on one database keeps nothing more; or again it does. */
  failStore(name: string, fault: StoreFault | undefined): void;
  /** From now on this browser does not say which databases rest in it, as older ones do not. */
  hideNames(): void;
  /** How many databases of Spaces rest here. */
  storesAtRest(): number;
  /** How often this browser was asked to keep what rests here. */
  askedToKeep(): number;
}

/** People, a network between them and a clock, all in memory. */
export interface SimulatedWorld {
  readonly clock: SimulatedClock;
  readonly network: MemoryNetwork;
  readonly counts: ReadonlyMap<string, number>;
  person(name: string): Promise<SimulatedPerson>;
  /** Lets time pass until something is there, at most a minute. */
  until<T>(look: () => T | undefined | false): Promise<T>;
}

/** An empty world. */
export function simulatedAttune(seed: number): SimulatedWorld {
  const clock = simulatedClock();
  const random = seededRandom(seed);
  const counts = new Map<string, number>();
  const count = (code: string, times = 1): void => {
    counts.set(code, (counts.get(code) ?? 0) + times);
  };
  const network = createMemoryNetwork({ clock, random, count });
  network.latency(20);
  const until: SimulatedWorld['until'] = async (look) => {
    for (let waitedMs = 0; waitedMs < 60_000; waitedMs += 50) {
      const found = look();
      if (found !== undefined && found !== false) return found;
      await clock.advance(50);
    }
    throw new Error('not seen within a minute');
  };
  return {
    clock,
    network,
    counts,
    until,
    async person(name) {
      const stores = createMemoryStores();
      const records = createMemoryRecords();
      const tabs = createMemoryNetwork({ clock, random, count });
      let rooms = 0;
      const topics = new Set<string>();
      const doors = new Map<object, string>();
      let asked = 0;
      let namesAreHidden = false;
      let left = 0;
      let touched = (): void => undefined;
      const line = simulatedTabs();
      const passkeys = pretendPasskeys(random);
      const transport = network.transport(name);
      let page: MortalPage;
      const open = async (): Promise<Attune> => {
        const mine = mortalPage(() => stores.disk.crash());
        page = mine;
        const opened = mine.records(records.open());
        const platform = {
          clock: mine.clock(clock),
          random,
          count,
          records: opened,
          openStore: mine.stores(stores.open),
          transport: mine.transport({
            join<Who>(join: Joining<Who>) {
              rooms += 1;
              topics.add(join.address.topic);
              return transport.join(join);
            },
            async turnAway(away) {
              const { topic } = away.address;
              topics.add(topic);
              const standing = await transport.turnAway(away);
              const place = {};
              doors.set(place, topic);
              return {
                leave() {
                  doors.delete(place);
                  return standing.leave();
                },
              };
            },
          }),
          canConnect: true,
          tabs: mine.transport(tabs.transport(name)),
          exclusively: <T>(_name: string, work: () => Promise<T>): Promise<T | undefined> => work(),
          persist() {
            asked += 1;
            return Promise.resolve(false);
          },
        };
        const attune = createAttune({
          records: opened,
          random,
          count,
          secure: true,
          enter: (vault) => createHousehold({ vault, platform }),
          leave() {
            left += 1;
          },
          loadLock: (home) =>
            Promise.resolve(
              createLock(home, {
                records: opened,
                clock: platform.clock,
                random,
                count,
                stretch: quickStretch,
                passkeys,
                line: line.open(),
                onActivity(listener) {
                  touched = listener;
                  return () => undefined;
                },
              }),
            ),
          sweep: () =>
            Promise.all(
              (namesAreHidden ? [] : stores.disk.names()).map((store) => stores.erase(store)),
            ).then(() => undefined),
        });
        await until(() => attune.state.get().tag !== 'opening');
        return attune;
      };
      let attune = await open();
      return {
        name,
        attune: () => attune,
        anotherTab: open,
        async reload() {
          // Closing touches the disk as well: it may die of that.
          if (!page.died()) await Promise.race([attune.close(), page.death]);
          attune = await open();
        },
        close: () => attune.close(),
        page: () => page,
        pagesLeft: () => left,
        touch: () => touched(),
        passkeys,
        disk: stores.disk,
        records,
        roomsJoined: () => rooms,
        topicsJoined: () => topics,
        waitsForRemoved: () => [...doors.values()],
        failStore: (store, fault) => stores.failWith(fault, store),
        fillDisk(full) {
          records.failWith(full ? 'full' : undefined);
          stores.failWith(full ? 'full' : undefined);
        },
        hideNames() {
          namesAreHidden = true;
        },
        storesAtRest: () => stores.disk.names().length,
        askedToKeep: () => asked,
      };
    },
  };
}

/** The value of something that has to go well here. */
export function given<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(`refused: ${String(result.error)}`);
  return result.value;
}

/** Starts a workspace in somebody's name and opens it. */
export async function start(person: SimulatedPerson, yourName: string): Promise<Workspace> {
  const id = given(
    await person.attune().startWorkspace({
      yourName,
      yourPart: 'therapist',
      workspaceName: 'Willow',
    }),
  );
  return given(await person.attune().openWorkspace(id));
}

/** The link of a new invitation for a client. */
export async function invite(workspace: Workspace): Promise<string> {
  const { invitations } = workspace;
  const { id } = given(await invitations.create({ part: 'client', forMs: 86_400_000 }));
  await invitations.markGiven(id);
  const link = invitations.link(id, 'https://attune.example');
  if (link === undefined) throw new Error('an open invitation has a link');
  return link;
}

/** Asks to come in by a link. */
export async function ask(
  person: SimulatedPerson,
  { link, name }: { readonly link: string; readonly name: string },
): Promise<JoinRequest> {
  const attune = person.attune();
  return given(
    await attune.askToComeIn({
      invitation: given(attune.readInvitation(link)),
      yourName: name,
    }),
  );
}

const isOf = <T extends JoinState['tag']>(
  state: JoinState,
  tag: T,
): state is JoinState & { readonly tag: T } => state.tag === tag;

/** The state of somebody's first request, once it is of that kind. */
export function joinIn<T extends JoinState['tag']>(
  person: SimulatedPerson,
  tag: T,
): (JoinState & { readonly tag: T }) | undefined {
  const state = person.attune().joins.get()[0]?.state.get();
  return state !== undefined && isOf(state, tag) ? state : undefined;
}

/** Whoever stands at somebody's door first. */
export const atDoor = (person: SimulatedPerson): DoorRequest | undefined =>
  person
    .attune()
    .doors.get()
    .find((news) => news.tag !== 'device-added');

/** Two people in one workspace, and the link that was used. */
export interface Couple {
  readonly world: SimulatedWorld;
  readonly imani: SimulatedPerson;
  readonly sam: SimulatedPerson;
  readonly hers: Workspace;
  readonly his: Workspace;
  readonly link: string;
}

/** Imani has let Sam into her workspace, and both have it open. */
export async function couple(seed: number): Promise<Couple> {
  const world = simulatedAttune(seed);
  const [imani, sam] = [await world.person('imani'), await world.person('sam')];
  const hers = await start(imani, 'Imani');
  const link = await invite(hers);
  const request = await ask(sam, { link, name: 'Sam' });
  const door = await world.until(() => atDoor(imani));
  await door.letIn();
  const { workspace } = await world.until(() => {
    const state = request.state.get();
    return state.tag === 'let-in' && state;
  });
  const his = given(await sam.attune().openWorkspace(workspace));
  await world.until(() => hers.connection.get().tag === 'connected');
  return { world, imani, sam, hers, his, link };
}

import type { MemberId, RecordId } from '../../../src/crdt/basics/id.ts';
import { ok } from '../../../src/crdt/basics/result.ts';
import { polls as pollsKind } from '../../../src/crdt/documents/polls/polls.ts';
import type {
  NewPoll,
  Poll,
  PollsVerbs,
  PollsView,
} from '../../../src/crdt/documents/polls/types.ts';
import { goneMembers } from '../../../src/crdt/spaces/gone-members.ts';
import { createLiveKind } from '../../../src/crdt/spaces/live-kind.ts';
import type { LiveKind } from '../../../src/crdt/spaces/open-kind.ts';
import { createPollAnswers } from '../../../src/crdt/spaces/poll-answers.ts';
import type { PollAnswers } from '../../../src/crdt/spaces/session-room.ts';
import { createSignedRecords } from '../../../src/crdt/spaces/signed-records.ts';
import type { OpenVault } from '../../../src/crdt/vault/vault.ts';
import { memoryVault } from '../../cast/memory-vault.ts';
import { sealedWorld } from '../../cast/sealed-world.ts';
import type { SealedWorld, WorldDevice, WorldPage } from '../../cast/sealed-world.ts';

/** A page of somebody's device with its polls, over a true log and keyring. */
export interface PollDevice {
  readonly me: MemberId;
  readonly vault: OpenVault;
  page(): WorldPage;
  polls(): LiveKind<PollsView, PollsVerbs>;
  answers(): PollAnswers;
  /** The poll as this device shows it. */
  poll(id: RecordId): Poll;
  /** The page closes and opens again, over what rests of it and the same keyring; or over another, or an empty disk. */
  reload(over?: { readonly vault?: OpenVault }): Promise<void>;
}

/** A Space with some people in it, each with one device. */
export interface PollWorld {
  readonly world: SealedWorld;
  readonly devices: readonly PollDevice[];
  /** These give each other all that they lack, until nothing more moves; all of them when none are named. */
  meet(...devices: readonly PollDevice[]): Promise<void>;
  /** The first one asks everybody, and everybody gets it. */
  ask(poll: Partial<NewPoll>): Promise<RecordId>;
}

/** People who know each other. */
export async function pollWorld(many: number, seed = 1): Promise<PollWorld> {
  const world = sealedWorld(seed);
  const founder = await openDevice(world, world.founder);
  const devices = [founder];
  for (let at = 1; at < many; at += 1) {
    const { device, certificate } = world.newcomer(`Sam ${at}`, world.founder);
    founder.page().log.admit(certificate);
    devices.push(await openDevice(world, device));
  }
  const meet: PollWorld['meet'] = async (...some) => {
    const there = some.length > 0 ? some : devices;
    // What opens by itself does so once all has come, and is given on in turn.
    for (let round = 0; round < 3; round += 1) {
      await world.exchange(...there.map((device) => device.page()));
      await world.settle();
    }
  };
  await meet();
  return {
    world,
    devices,
    meet,
    async ask(poll) {
      const id = founder.polls().verbs.ask({
        question: 'One word for today',
        sort: 'word',
        options: [],
        hidden: true,
        withoutNames: false,
        asked: devices.map(({ me }) => me),
        ...poll,
      });
      await meet();
      return id;
    },
  };
}

async function openDevice(world: SealedWorld, device: WorldDevice): Promise<PollDevice> {
  const { clock, random } = world;
  let vault = await memoryVault();
  const open = (page: WorldPage) => {
    const { log } = page;
    const signed = createSignedRecords({ id: world.space, log, signer: device.signer });
    const isGone = (member: MemberId): boolean =>
      member !== device.member && goneMembers(log.roster.get()).has(member);
    const polls = createLiveKind({
      kind: pollsKind,
      log,
      read: {
        isGone,
        authorOf: (client) => log.authorOf(client)?.member,
        isSigned: signed.isSigned,
        get nowMs() {
          return clock.nowMs();
        },
      },
      write: { by: device.member, clock, random, isGone },
      count: () => undefined,
    });
    const answers = createPollAnswers({
      space: world.space,
      me: device.member,
      polls,
      sign: signed.sign,
      keyring: vault.keyring,
      saved: () => Promise.resolve(ok(undefined)),
      random,
    });
    const stop = log.roster.subscribe(polls.refresh);
    return {
      page,
      polls,
      answers,
      close() {
        stop();
        answers.close();
        polls.close();
      },
    };
  };
  let present = open(world.page(device));
  return {
    me: device.member,
    get vault() {
      return vault;
    },
    page: () => present.page,
    polls: () => present.polls,
    answers: () => present.answers,
    poll(id) {
      const { polls, removed } = present.polls.view.get();
      const found = [...polls, ...removed].find((poll) => poll.id === id);
      if (found === undefined) throw new Error('the poll is there');
      return found;
    },
    async reload(over = {}) {
      present.page.log.flush();
      await world.settle();
      const entries = [...present.page.stored()];
      present.close();
      vault = over.vault ?? vault;
      const page = world.page(device);
      await page.log.open({ entries });
      present = open(page);
      await world.settle();
    },
  };
}

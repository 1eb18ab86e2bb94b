import type { Cancel, Clock } from '../basics/clock.ts';
import type { Count } from '../basics/count.ts';
import type { DeviceId, MemberId, SpaceId } from '../basics/id.ts';
import { invariant } from '../basics/invariant.ts';
import { type Live, liveValue } from '../basics/live.ts';
import type { Random } from '../basics/random.ts';
import { deviceIdentity } from './device-identity.ts';
import { directions, openFrame } from './doorstep-envelope.ts';
import {
  type AnswerFrame,
  decodeFrame,
  type LetInFrame,
  type RefusalFrame,
  type RefusalReason,
} from './doorstep-frames.ts';
import { doorstepLimits } from './doorstep-limits.ts';
import type { DoorstepLink } from './doorstep-link.ts';
import { doorstepFrameKey } from './invitation-link.ts';
import type { InvitationToken } from './invitation.ts';
import { cleanNewcomerName } from './newcomer-name.ts';
import {
  type AnsweredBy,
  beginNewcomerRun,
  checkAnswer,
  isTrueRefusal,
  type NewcomerRun,
  openRunWelcome,
  revealTo,
} from './newcomer-run.ts';
import { createRunLane, type RunLane } from './run-lane.ts';
import { createServedOnce } from './served-once.ts';
import { type SpokenWords, spokenWords } from './spoken-words.ts';

/** Where a newcomer stands. Refusals are ends until {@link Newcomer.retry}; `unsafe` goes on looking for a true answer. */
export type NewcomerState =
  | { readonly tag: 'waiting' }
  | { readonly tag: 'words'; readonly words: SpokenWords }
  | { readonly tag: 'let-in'; readonly space: SpaceId }
  | { readonly tag: RefusalReason };

/** The newcomer's side of the doorstep. */
export interface Newcomer {
  readonly state: Live<NewcomerState>;
  /** Takes up a connection at the doorstep, whoever is on it. */
  attach(link: DoorstepLink): void;
  /** Knocks again on every connection, with fresh runs; nothing while words are shown or after being let in. */
  retry(): void;
  close(): void;
}

/**
 * What became of a welcome: true when it rests on this device, false when it does not add up, `not-kept` when it
 * could not be stored (the newcomer knocks again and gets it again).
 */
export type Acceptance = boolean | 'not-kept';

export interface NewcomerOptions {
  readonly token: InvitationToken;
  /** Cleaned and bounded here; something visible must be left of it. */
  readonly name: string;
  /** This device's seed for the Space it hopes for (32 bytes). The same one after a reload. */
  readonly seed: Uint8Array;
  /** Checks the welcome (genesis against `by.space`, the chain through `by.device` to the own device) and stores it. */
  accept(
    welcome: Uint8Array,
    by: { readonly space: SpaceId; readonly device: DeviceId; readonly member: MemberId },
  ): Promise<Acceptance>;
  readonly random: Random;
  readonly clock: Clock;
  readonly count: Count;
}

/** One connection and the run on it. */
interface Visit {
  readonly link: DoorstepLink;
  run: Knocking | undefined;
  odd: number;
  stopWaiting: Cancel | undefined;
}

interface Knocking {
  readonly run: NewcomerRun;
  readonly lane: RunLane;
  checking: boolean;
}

/** The run that goes on: its doorkeeper has answered truly and first. */
interface Claim {
  readonly visit: Visit;
  readonly knocking: Knocking;
  readonly by: AnsweredBy;
  readonly transcript: Uint8Array;
  arriving: boolean;
}

/** Stands at a doorstep until let in or refused. DOORSTEP.md has the rules. */
export function createNewcomer(options: NewcomerOptions): Newcomer {
  const { token, random, clock, count } = options;
  const name = cleanNewcomerName(options.name);
  invariant(name !== '', 'a newcomer has a name');
  const identity = deviceIdentity(options.seed);
  const key = doorstepFrameKey(token.secret);
  const state = liveValue<NewcomerState>({ tag: 'waiting' });
  const visits = new Set<Visit>();
  const nonces = createServedOnce(doorstepLimits.remembered);
  let claim: Claim | undefined;
  let closed = false;

  const isLooking = (): boolean => {
    const { tag } = state.get();
    return !closed && claim === undefined && (tag === 'waiting' || tag === 'unsafe');
  };

  const odd = (visit: Visit, code: string): void => {
    count(code);
    visit.odd += 1;
    if (visit.odd >= doorstepLimits.oddFramesPerLink) visit.link.close();
  };

  const endRun = (visit: Visit): void => {
    visit.stopWaiting?.();
    visit.stopWaiting = undefined;
    visit.run = undefined;
  };

  const knock = (visit: Visit): void => {
    endRun(visit);
    const { fingerprints } = visit.link;
    const run = beginNewcomerRun({ token, name, identity, fingerprints, random });
    const { link } = visit;
    const direction = directions.newcomer;
    const lane = createRunLane({ key, run: run.context.run, direction, link, random });
    visit.run = { run, lane, checking: false };
    visit.stopWaiting = clock.after(doorstepLimits.answerWithinMs, () => {
      endRun(visit);
      if (isLooking()) knock(visit);
    });
    void lane.send(run.knock);
  };

  const knockWhereIdle = (): void => {
    for (const visit of [...visits]) if (isLooking() && visit.run === undefined) knock(visit);
  };

  /** Nothing was given away; another connection may still bring a true answer. */
  const unsafe = (visit: Visit): void => {
    count('doorstep/unsafe');
    visits.delete(visit);
    endRun(visit);
    if (claim?.visit === visit) claim = undefined;
    if (claim === undefined) state.set({ tag: 'unsafe' });
    visit.link.close();
    knockWhereIdle();
  };

  const onAnswer = async (visit: Visit, answer: AnswerFrame): Promise<void> => {
    const knocking = visit.run;
    if (knocking === undefined || knocking.checking) {
      odd(visit, 'doorstep/out-of-turn');
      return;
    }
    knocking.checking = true;
    visit.stopWaiting?.();
    const by = nonces.claim(answer.nonce) ? await checkAnswer(knocking.run, answer) : undefined;
    if (visit.run !== knocking || closed) return;
    if (by === undefined) {
      unsafe(visit);
      return;
    }
    if (!isLooking()) {
      endRun(visit);
      void knocking.lane.send({ kind: 'taken' });
      return;
    }
    const { frame, transcript } = revealTo(knocking.run, by);
    claim = { visit, knocking, by, transcript, arriving: false };
    void knocking.lane.send(frame);
    state.set({ tag: 'words', words: spokenWords(transcript) });
  };

  const onRefusal = (visit: Visit, refusal: RefusalFrame): void => {
    const knocking = visit.run;
    if (knocking === undefined) {
      odd(visit, 'doorstep/out-of-turn');
      return;
    }
    if (!isTrueRefusal(knocking.run, refusal)) {
      unsafe(visit);
      return;
    }
    endRun(visit);
    if (claim !== undefined && claim.visit !== visit) return;
    if (claim?.arriving === true) return;
    claim = undefined;
    for (const other of visits) endRun(other);
    state.set({ tag: refusal.reason });
  };

  const onLetIn = async (visit: Visit, frame: LetInFrame): Promise<void> => {
    const current = claim;
    if (current?.visit !== visit || current.arriving) {
      odd(visit, 'doorstep/out-of-turn');
      return;
    }
    const { knocking, by, transcript } = current;
    const said = { transcript, sealed: frame.sealed };
    const welcome = openRunWelcome(knocking.run, by, said);
    if (welcome === undefined) {
      unsafe(visit);
      return;
    }
    current.arriving = true;
    const accepted = await options.accept(welcome, by);
    if (closed) return;
    claim = undefined;
    endRun(visit);
    if (accepted === false) {
      unsafe(visit);
      return;
    }
    if (accepted === 'not-kept') {
      count('doorstep/not-kept');
      state.set({ tag: 'waiting' });
      // A while later: what could not be stored now could not be stored in the next moment either.
      visit.stopWaiting = clock.after(doorstepLimits.answerWithinMs, knockWhereIdle);
      return;
    }
    for (const other of visits) endRun(other);
    state.set({ tag: 'let-in', space: by.space });
  };

  const onMessage = (visit: Visit, message: Uint8Array): void => {
    if (closed || !visits.has(visit)) return;
    const opened = openFrame(key, message);
    if (opened === undefined) {
      odd(visit, 'doorstep/unreadable');
      return;
    }
    // Another newcomer stands on this connection and knocks: nothing for us.
    if (opened.place.direction === directions.newcomer) {
      odd(visit, 'doorstep/newcomer');
      return;
    }
    const frame = decodeFrame(opened.frame);
    if (frame === undefined) {
      odd(visit, 'doorstep/malformed');
      return;
    }
    if (visit.run?.lane.isNext(opened.place) !== true) {
      odd(visit, 'doorstep/out-of-turn');
      return;
    }
    if (frame.kind === 'answer') void onAnswer(visit, frame);
    else if (frame.kind === 'refusal') onRefusal(visit, frame);
    else if (frame.kind === 'let-in') void onLetIn(visit, frame);
    else odd(visit, 'doorstep/out-of-turn');
  };

  const onClose = (visit: Visit): void => {
    visits.delete(visit);
    endRun(visit);
    if (claim?.visit !== visit || claim.arriving) return;
    claim = undefined;
    if (closed) return;
    state.set({ tag: 'waiting' });
    knockWhereIdle();
  };

  return {
    state,
    attach(link) {
      const { own, other } = link.fingerprints;
      if (closed || visits.size >= doorstepLimits.links) {
        link.close();
        return;
      }
      if (own.length !== 32 || other.length !== 32) {
        count('doorstep/no-fingerprint');
        link.close();
        return;
      }
      const visit: Visit = { link, run: undefined, odd: 0, stopWaiting: undefined };
      visits.add(visit);
      link.onClose(() => onClose(visit));
      link.onMessage((message) => onMessage(visit, message));
      if (isLooking()) knock(visit);
    },
    retry() {
      const { tag } = state.get();
      if (closed || claim !== undefined || tag === 'let-in') return;
      if (tag !== 'waiting') state.set({ tag: 'waiting' });
      for (const visit of visits) endRun(visit);
      knockWhereIdle();
    },
    close() {
      closed = true;
      claim = undefined;
      for (const visit of [...visits]) {
        visits.delete(visit);
        endRun(visit);
        visit.link.close();
      }
    },
  };
}

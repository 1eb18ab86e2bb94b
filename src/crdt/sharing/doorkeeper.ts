import type { Cancel, Clock } from '../basics/clock.ts';
import type { Count } from '../basics/count.ts';
import { equalBytes, toHex } from '../basics/bytes.ts';
import type { DeviceId, MemberId, SpaceId } from '../basics/id.ts';
import { type Live, liveValue } from '../basics/live.ts';
import type { Random } from '../basics/random.ts';
import type { DeviceCertificate } from '../sealing/certificate.ts';
import { createSigner, type Signer } from '../sealing/signing.ts';
import {
  type AnsweredRun,
  answerKnock,
  checkReveal,
  type DoorkeeperSelf,
  refuseRun,
  sealRunWelcome,
  type ShownNewcomer,
} from './doorkeeper-run.ts';
import { directions, type FramePlace, openFrame } from './doorstep-envelope.ts';
import {
  decodeFrame,
  type KnockFrame,
  type RefusalReason,
  type RevealFrame,
} from './doorstep-frames.ts';
import { doorstepLimits } from './doorstep-limits.ts';
import type { DoorstepLink } from './doorstep-link.ts';
import { againHint, type RunContext } from './doorstep-proofs.ts';
import { doorstepFrameKey } from './invitation-link.ts';
import type { Invitation } from './invitation.ts';
import { createRunLane, type RunLane } from './run-lane.ts';
import { createServedOnce } from './served-once.ts';
import { type SpokenWords, spokenWords } from './spoken-words.ts';

/** Where an invitation stands; `by` (when used) is the sign key of the device that was let in. */
export interface InvitationStatus {
  readonly state: 'open' | 'used' | 'withdrawn' | 'expired';
  readonly by?: Uint8Array;
}

/** Somebody at the door, to be compared and decided about. */
export interface DoorstepRequest {
  readonly id: string;
  readonly name: string;
  readonly words: SpokenWords;
  /** Whether another device is at the door with the same link. */
  readonly others: boolean;
}

/** Somebody to let in: the keys and the consent have been checked. */
export interface Admitted {
  readonly name: string;
  readonly certificate: DeviceCertificate;
}

/** The inviting member's side of the doorstep, on one device. */
export interface Doorkeeper {
  readonly requests: Live<readonly DoorstepRequest[]>;
  /** Lets somebody in; everybody else is told `used`. False when that is no longer possible or could not be stored. */
  letIn(id: string): Promise<boolean>;
  /** Refuses this request; the link stays good until that was said three times. */
  notNow(id: string): void;
  /** Looks at the status again, and tells those at the door when the invitation has closed. */
  review(): void;
  attach(link: DoorstepLink): void;
  close(): void;
}

export interface DoorkeeperOptions {
  readonly invitation: Invitation;
  status(): InvitationStatus;
  readonly space: SpaceId;
  readonly genesis: Uint8Array;
  /** For a link that adds a device to this member's own, which then lets in nobody else. */
  readonly deviceOf?: MemberId | undefined;
  readonly ownDevice: { readonly id: DeviceId; readonly signer: Signer };
  /** Issued certificates from the founder's to this device's own. */
  chain(): readonly Uint8Array[];
  /**
   * Stores certificate and spent mark, then gives the welcome; undefined when it could not. Called again for a device
   * that was cut off, perhaps with a certificate that another device of this member is to issue: gives the welcome again.
   */
  admit(newcomer: Admitted): Promise<Uint8Array | undefined>;
  /** There were too many tries: the invitation is to be withdrawn. */
  onClosed(): void;
  readonly random: Random;
  readonly clock: Clock;
  readonly count: Count;
}

interface Visit {
  readonly link: DoorstepLink;
  run: Answered | undefined;
  knocks: number;
  odd: number;
}

interface Answered {
  readonly visit: Visit;
  readonly lane: RunLane;
  readonly run: AnsweredRun;
  readonly stopWaiting: Cancel;
  /** Set by the reveal. */
  shown: ShownNewcomer | undefined;
}

/** Answers at one invitation's doorstep, open or closed. DOORSTEP.md has the rules. */
export function createDoorkeeper(options: DoorkeeperOptions): Doorkeeper {
  const { invitation, random, clock, count } = options;
  const key = doorstepFrameKey(invitation.secret);
  const self: DoorkeeperSelf = {
    answerSigner: createSigner(invitation.answerSeed),
    device: options.ownDevice,
    space: options.space,
    genesis: options.genesis,
    deviceOf: options.deviceOf,
    chain: () => options.chain(),
  };
  const requests = liveValue<readonly DoorstepRequest[]>([]);
  const visits = new Set<Visit>();
  /** Those who have shown themselves and wait for a decision, in order of coming. */
  const asking = new Map<string, Answered & { readonly shown: ShownNewcomer }>();
  const served = createServedOnce(doorstepLimits.remembered);
  const devices = new Set<string>();
  let runs = 0;
  let notNows = 0;
  let overrun = false;
  let spentBy: Uint8Array | undefined;
  let admitting = false;
  let closed = false;

  const status = (): InvitationStatus => {
    if (spentBy !== undefined) return { state: 'used', by: spentBy };
    const said = options.status();
    return said.state === 'open' && overrun ? { state: 'withdrawn' } : said;
  };

  const tell = (): void => {
    const all = [...asking.values()];
    requests.set(
      [...asking].map(([id, { shown }]) => ({
        id,
        name: shown.name,
        words: spokenWords(shown.transcript),
        others: all.some((other) => !isSameDevice(other.shown, shown)),
      })),
    );
  };

  const odd = (visit: Visit, code: string): void => {
    count(code);
    visit.odd += 1;
    if (visit.odd >= doorstepLimits.oddFramesPerLink) visit.link.close();
  };

  const endRun = (visit: Visit): void => {
    const { run } = visit;
    visit.run = undefined;
    run?.stopWaiting();
    if (run !== undefined && asking.delete(toHex(run.lane.run))) tell();
  };

  const refuse = (answered: Answered, reason: RefusalReason): void => {
    endRun(answered.visit);
    void answered.lane.send(refuseRun(self, answered.run.context, reason));
  };

  const deliver = async (
    answered: Answered & { readonly shown: ShownNewcomer },
    welcome: Uint8Array,
  ): Promise<void> => {
    const { run, shown, lane, visit } = answered;
    endRun(visit);
    const sealed = sealRunWelcome({ run, shown, welcome, random });
    if (sealed === undefined || sealed.length > doorstepLimits.frameBytes - 256) {
      count('doorstep/welcome-too-large');
      visit.link.close();
    } else {
      await lane.send({ kind: 'let-in', sealed });
    }
  };

  const review = (): void => {
    const { state, by } = status();
    if (state === 'open' || admitting || closed) return;
    for (const answered of [...asking.values()]) {
      if (by !== undefined && equalBytes(by, answered.shown.certificate.signKey)) {
        void welcomeAgain(answered);
      } else {
        refuse(answered, state);
      }
    }
  };

  /** For a device that this invitation has let in already: it was cut off before the secrets arrived. */
  const welcomeAgain = async (
    answered: Answered & { readonly shown: ShownNewcomer },
  ): Promise<void> => {
    const { name, certificate } = answered.shown;
    const welcome = await options.admit({ name, certificate });
    if (closed || answered.visit.run !== answered) return;
    if (welcome !== undefined) return deliver(answered, welcome);
    // Its transport meets us again, and it asks again.
    count('doorstep/not-kept');
    answered.visit.link.close();
  };

  const closeForGood = (): void => {
    if (overrun) return;
    overrun = true;
    options.onClosed();
    review();
  };

  const onKnock = (visit: Visit, place: FramePlace, frame: KnockFrame): void => {
    visit.knocks += 1;
    if (visit.knocks > doorstepLimits.knocksPerLink) {
      visit.link.close();
      return;
    }
    const { run: id } = place;
    if (!served.claim(id) || !served.claim(frame.commitment)) {
      odd(visit, 'doorstep/replayed');
      return;
    }
    const lane = createRunLane({
      key,
      run: id,
      direction: directions.doorkeeper,
      link: visit.link,
      random,
    });
    if (!lane.isNext(place)) {
      odd(visit, 'doorstep/out-of-turn');
      return;
    }
    endRun(visit);
    const context: RunContext = {
      invitation: invitation.id,
      run: id,
      commitment: frame.commitment,
      hint: frame.hint,
      newcomerFingerprint: visit.link.fingerprints.other,
      doorkeeperFingerprint: visit.link.fingerprints.own,
    };
    const { state, by } = status();
    const isAgain =
      by !== undefined &&
      equalBytes(againHint({ invitation: invitation.id, run: id, signKey: by }), frame.hint);
    if (state !== 'open' && !isAgain) {
      void lane.send(refuseRun(self, context, state));
      return;
    }
    const run = answerKnock(self, context, random);
    const stopWaiting = clock.after(doorstepLimits.revealWithinMs, () => {
      if (visit.run?.lane === lane) endRun(visit);
      count('doorstep/no-reveal');
    });
    visit.run = { visit, lane, run, stopWaiting, shown: undefined };
    void lane.send(run.frame);
  };

  const onReveal = (answered: Answered, frame: RevealFrame): void => {
    const { visit, run } = answered;
    answered.stopWaiting();
    const shown = checkReveal(self, run, frame);
    if (shown === undefined || !served.claim(shown.nonce)) {
      count('doorstep/unsafe');
      refuse(answered, 'unsafe');
      return;
    }
    answered.shown = shown;
    const asker = { ...answered, shown };
    visit.run = asker;
    const { signKey } = shown.certificate;
    const { state, by } = status();
    if (state !== 'open') {
      if (by !== undefined && equalBytes(by, signKey)) void welcomeAgain(asker);
      else refuse(asker, state);
      return;
    }
    runs += 1;
    devices.add(toHex(signKey));
    if (runs > doorstepLimits.runs || devices.size > doorstepLimits.devices) {
      closeForGood();
      refuse(asker, 'withdrawn');
      return;
    }
    asking.set(toHex(asker.lane.run), asker);
    tell();
  };

  const onMessage = (visit: Visit, message: Uint8Array): void => {
    if (closed || !visits.has(visit)) return;
    const opened = openFrame(key, message);
    if (opened === undefined) {
      odd(visit, 'doorstep/unreadable');
      return;
    }
    const { place } = opened;
    // Another device of this member stands on this connection.
    if (place.direction !== directions.newcomer) {
      odd(visit, 'doorstep/doorkeeper');
      return;
    }
    const frame = decodeFrame(opened.frame);
    if (frame === undefined) {
      odd(visit, 'doorstep/malformed');
      return;
    }
    if (frame.kind === 'knock') {
      onKnock(visit, place, frame);
      return;
    }
    const answered = visit.run;
    if (answered === undefined && frame.kind === 'reveal') {
      // It was answered, and shows words that nobody sees. Its transport meets us again, and it asks again.
      count('doorstep/late-reveal');
      visit.link.close();
      return;
    }
    if (answered === undefined || answered.shown !== undefined || !answered.lane.isNext(place)) {
      odd(visit, 'doorstep/out-of-turn');
      return;
    }
    if (frame.kind === 'reveal') onReveal(answered, frame);
    else if (frame.kind === 'taken') endRun(visit);
    else odd(visit, 'doorstep/out-of-turn');
  };

  return {
    requests,
    review,
    async letIn(id) {
      review();
      const chosen = asking.get(id);
      if (chosen === undefined || admitting || closed) return false;
      const { name, certificate } = chosen.shown;
      admitting = true;
      let welcome: Uint8Array | undefined;
      try {
        welcome = await options.admit({ name, certificate });
      } finally {
        admitting = false;
      }
      if (welcome === undefined) {
        count('doorstep/not-kept');
        review();
        return false;
      }
      spentBy = certificate.signKey;
      if (asking.get(id) === chosen) await deliver(chosen, welcome);
      review();
      return true;
    },
    notNow(id) {
      const chosen = asking.get(id);
      if (chosen === undefined || admitting || closed) return;
      refuse(chosen, 'not-now');
      notNows += 1;
      if (notNows >= doorstepLimits.notNow) closeForGood();
    },
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
      const visit: Visit = { link, run: undefined, knocks: 0, odd: 0 };
      visits.add(visit);
      link.onClose(() => {
        visits.delete(visit);
        if (!closed) endRun(visit);
      });
      link.onMessage((message) => onMessage(visit, message));
    },
    close() {
      closed = true;
      for (const visit of [...visits]) {
        visits.delete(visit);
        visit.run?.stopWaiting();
        visit.link.close();
      }
      asking.clear();
      requests.set([]);
    },
  };
}

const isSameDevice = (a: ShownNewcomer, b: ShownNewcomer): boolean =>
  equalBytes(a.certificate.signKey, b.certificate.signKey);

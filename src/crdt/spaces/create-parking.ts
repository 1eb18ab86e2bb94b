import type { Cancel } from '../basics/clock.ts';
import type { RecordId, SpaceId } from '../basics/id.ts';
import { liveValue } from '../basics/live.ts';
import type { Live } from '../basics/live.ts';
import { err, ok } from '../basics/result.ts';
import type { Result } from '../basics/result.ts';
import type { AgendaVerbs, AgendaView } from '../documents/agenda/types.ts';
import type { ParkedItem, ParkedVerbs } from '../documents/parked/types.ts';
import type { StoreFault } from '../storage/sealed-store.ts';
import type { LiveKind } from './open-kind.ts';
import { ownFaultOf } from './own-fault.ts';
import type { ParkFault, Parking } from './parking.ts';
import type { PersonalSpace } from './personal-space.ts';
import { openIn } from './personal-when-needed.ts';
import type { Personal } from './personal-when-needed.ts';

/** Where something is taken from, and where it is kept. */
export interface ParkingGround {
  readonly workspace: SpaceId;
  readonly agenda: LiveKind<AgendaView, Pick<AgendaVerbs, 'add' | 'park' | 'unpark'>>;
  /** Resolves when what was written into the workspace rests safely. */
  readonly saved: () => Promise<Result<void, StoreFault>>;
  readonly personal: Pick<Personal, 'exists' | 'state' | 'open'>;
  /** Grows when another tab may have founded the personal Space. */
  readonly revision: Live<number>;
}

/**
 * "Not today" between a workspace and the personal Space. Words are never on their way from one to the other: they rest
 * where they go to before they leave where they were. Cut off in between, both have them; what is on the agenda is then
 * not shown as set aside.
 */
export function createParking(ground: ParkingGround): Parking & { readonly close: Cancel } {
  const { workspace, agenda, saved, personal, revision } = ground;

  const current = (): PersonalSpace | undefined => openIn(personal.state.get());
  const isOnAgenda = (item: RecordId): boolean =>
    agenda.view.get().items.some(({ id }) => id === item);
  const kept = (): readonly ParkedItem[] =>
    (current()?.parked.view.get().items ?? []).filter((parked) => parked.workspace === workspace);
  const read = (): readonly ParkedItem[] => {
    const byItem = new Map<RecordId, ParkedItem>();
    for (const parked of kept()) {
      if (!byItem.has(parked.item) && !isOnAgenda(parked.item)) byItem.set(parked.item, parked);
    }
    return [...byItem.values()];
  };
  const items = liveValue(read());
  const look = (): void => {
    const now = read();
    const before = items.get();
    const same = now.length === before.length && now.every(({ id }, at) => id === before[at]?.id);
    if (!same) items.set(now);
  };
  /** Nobody has to wait for years of a journal in the same Space before something shows what was set aside. */
  let isLookedAt = false;
  const openWhatIsThere = (): void => {
    if (isLookedAt && personal.exists() && current() === undefined) void personal.open();
  };
  const lookedAt = (): void => {
    if (isLookedAt) return;
    isLookedAt = true;
    openWhatIsThere();
  };

  let stopView: Cancel | undefined;
  const follow = (space: PersonalSpace | undefined): void => {
    stopView?.();
    stopView = space?.parked.view.subscribe(look);
    look();
  };
  const stops: Cancel[] = [
    agenda.view.subscribe(look),
    personal.state.subscribe((state) => follow(openIn(state))),
    revision.subscribe(openWhatIsThere),
    () => stopView?.(),
  ];
  follow(current());

  let last: Promise<unknown> = Promise.resolve();
  /** One act after the other: pressed twice, something is not brought back twice. */
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const turn = last.then(act);
    last = turn.catch(() => undefined);
    return turn;
  };
  /**
   * An item may have been kept twice, by two tabs or by one that was cut off: the newest is shown, and they go together.
   * Not before, for each of two tabs would let go of what the other kept.
   */
  const letGoOf = (verbs: ParkedVerbs, item: RecordId): void => {
    for (const parked of kept()) if (parked.item === item) verbs.letGo(parked.id);
  };
  const writable = (): Result<PersonalSpace, ParkFault> => {
    const space = current();
    if (space === undefined) return err('not-there');
    return space.parked.newer.get() ? err('newer') : ok(space);
  };

  return {
    items: {
      get() {
        lookedAt();
        return items.get();
      },
      subscribe(listener) {
        lookedAt();
        return items.subscribe(listener);
      },
    },
    park: (item) =>
      inTurn(async () => {
        const found = agenda.view.get().items.find(({ id }) => id === item);
        if (found === undefined) return err('not-there');
        const opened = await personal.open();
        if (!opened.ok) return err(ownFaultOf(opened.error));
        const space = opened.value;
        if (space.parked.newer.get() || agenda.newer.get()) return err('newer');
        const copy = space.parked.verbs.keep({ workspace, item, text: found.text });
        const rests = await space.saved();
        const isTaken = rests.ok && !agenda.newer.get() && agenda.verbs.park(item);
        if (!isTaken) space.parked.verbs.letGo(copy);
        if (!rests.ok) return err(ownFaultOf(rests.error));
        return isTaken ? ok(undefined) : err('not-there');
      }),
    bringBack: (id, session) =>
      inTurn(async () => {
        const space = writable();
        if (!space.ok) return space;
        if (agenda.newer.get()) return err('newer');
        const parked = kept().find((one) => one.id === id);
        if (parked === undefined) return err('not-there');
        const back = putBack(parked, session);
        if (back === undefined) return err('not-there');
        const rests = await saved();
        if (!rests.ok) return err(ownFaultOf(rests.error));
        letGoOf(space.value.parked.verbs, parked.item);
        return ok(back);
      }),
    letGo(id) {
      const space = writable();
      if (!space.ok) return space;
      const parked = kept().find((one) => one.id === id);
      if (parked === undefined) return err('not-there');
      letGoOf(space.value.parked.verbs, parked.item);
      return ok(undefined);
    },
    keepAgain(id) {
      const space = writable();
      if (!space.ok) return space;
      space.value.parked.verbs.keepAgain(id);
      return ok(undefined);
    },
    close() {
      for (const stop of stops) stop();
    },
  };

  /** The item of the agenda that it is then; undefined when there is none, and no words to make one of. */
  function putBack(
    { item, text }: ParkedItem,
    session: RecordId | undefined,
  ): RecordId | undefined {
    agenda.verbs.unpark(item, session);
    // It may have been removed, or be of a history that does not count: then there are the words.
    if (isOnAgenda(item)) return item;
    const added = agenda.verbs.add(session === undefined ? { text } : { text, session });
    return added.ok ? added.value : undefined;
  }
}

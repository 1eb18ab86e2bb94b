import type * as Y from 'yjs';
import type { Cancel } from '../basics/clock.ts';
import { RecordId } from '../basics/id.ts';
import type { MemberId, SpaceId } from '../basics/id.ts';
import type { Random } from '../basics/random.ts';
import { err, ok } from '../basics/result.ts';
import type { Result } from '../basics/result.ts';
import { agendaLimits } from '../documents/agenda/types.ts';
import type { AgendaVerbs, AgendaView } from '../documents/agenda/types.ts';
import { excerptLimits } from '../documents/excerpts/types.ts';
import type {
  Excerpt,
  ExcerptPlace,
  ExcerptsVerbs,
  ExcerptsView,
} from '../documents/excerpts/types.ts';
import { originOf } from '../documents/journal/origin-of.ts';
import { quotePassage, takeOutPassage } from '../documents/shapes/quoted-passage.ts';
import type { SealedLog } from '../sealing/sealed-log-types.ts';
import type { StoreFault } from '../storage/sealed-store.ts';
import type { Journal } from './journal.ts';
import type { LiveKind } from './open-kind.ts';
import { ownFaultOf } from './own-fault.ts';
import type { PersonalSpace } from './personal-space.ts';
import type { Personal } from './personal-when-needed.ts';
import type { ShareFault, SharePlace, Sharing } from './sharing.ts';

/** Where something is shared from, and where to. */
export interface SharingGround {
  readonly workspace: SpaceId;
  readonly me: MemberId;
  readonly log: Pick<SealedLog, 'doc'>;
  readonly random: Random;
  readonly excerpts: LiveKind<ExcerptsView, ExcerptsVerbs>;
  readonly agenda: LiveKind<AgendaView, Pick<AgendaVerbs, 'add' | 'takeBack'>>;
  /** The rich text of a note or of a session's notes, and whether it may be written in. */
  readonly bodyOf: (
    note: RecordId,
  ) => { readonly body: Y.XmlFragment; readonly newer: boolean } | undefined;
  /** Resolves when what was written into the workspace rests safely. */
  readonly saved: () => Promise<Result<void, StoreFault>>;
  readonly personal: Pick<Personal, 'exists' | 'open'>;
}

/** No step of anybody's undo: what was shared is taken back, and that is said. */
const origin = { kind: 'sharing' };

/**
 * Sharing between the journal and a workspace. The journal notes it first and that rests before a word is in the workspace:
 * cut off in between, the journal says that something may have been shared, and it can be taken back. Taken back where its
 * copy has not come back from the others yet, it is taken out as soon as it comes.
 */
export function createSharing(ground: SharingGround): Sharing & { readonly close: Cancel } {
  const { workspace, me, log, excerpts, agenda, bodyOf, personal } = ground;

  const takeOut = (excerpt: RecordId, place: ExcerptPlace | undefined, atMs?: number): void => {
    log.doc.transact(() => {
      excerpts.verbs.takeBack(excerpt, atMs);
      if (!agenda.newer.get()) agenda.verbs.takeBack(excerpt);
      const note = place?.tag === 'note' ? bodyOf(place.note) : undefined;
      if (note !== undefined && !note.newer) takeOutPassage(note.body, excerpt);
    }, origin);
  };
  /** What came here only after it was taken back. */
  const takeOutLate = (): void => {
    if (excerpts.newer.get()) return;
    for (const { id, created, takenBackMs, late } of excerpts.view.get().takenBack)
      if (late !== undefined && created.by === me) takeOut(id, late, takenBackMs);
  };
  // Not amid the entries that brought it: that would not be this person's writing.
  const stop = excerpts.view.subscribe(() => queueMicrotask(takeOutLate));
  takeOutLate();

  const refusal = (text: string, place: SharePlace): ShareFault | undefined => {
    if (text === '') return 'empty';
    const limit = place.tag === 'agenda' ? agendaLimits.text : excerptLimits.text;
    if (text.length > limit) return 'too-long';
    if (excerpts.newer.get() || (place.tag === 'agenda' && agenda.newer.get())) return 'newer';
    if (place.tag !== 'note') return undefined;
    const note = bodyOf(place.note);
    if (note === undefined) return 'not-there';
    return note.newer ? 'newer' : undefined;
  };
  const put = (excerpt: Pick<Excerpt, 'id' | 'text' | 'from' | 'day'>, place: SharePlace): void =>
    log.doc.transact(() => {
      const { id, text, day } = excerpt;
      excerpts.verbs.share({ ...excerpt, place: placeOf(place) });
      if (place.tag === 'agenda') {
        const { session } = place;
        const from = { day, excerpt: id };
        agenda.verbs.add({ text, from, ...(session === undefined ? {} : { session }) });
      } else if (place.tag === 'note') {
        const note = bodyOf(place.note);
        if (note !== undefined) quotePassage(note.body, { excerpt: id, text });
      }
    }, origin);

  return {
    async share({ entry, text: chosen, place }) {
      const text = chosen.trim();
      const opened = await openJournal(personal);
      if (!opened.ok) return opened;
      const { space, journal } = opened.value;
      const found = journal.entries.view.get().entries.find(({ id }) => id === entry);
      if (found === undefined) return err('not-there');
      if (journal.entries.newer.get()) return err('newer');
      const refused = refusal(text, place);
      if (refused !== undefined) return err(refused);
      const id = RecordId.random(ground.random);
      const { verbs } = journal.entries;
      const passage = verbs.noteShared(entry, { workspace, excerpt: id, text });
      if (passage === undefined) return err('not-there');
      const noted = await space.saved();
      // What was there a moment ago may be gone by now, or newer.
      const refusedNow = noted.ok ? refusal(text, place) : ownFaultOf(noted.error);
      if (refusedNow !== undefined) {
        journal.entries.verbs.noteTakenBack(entry, passage);
        return err(refusedNow);
      }
      put({ id, text, from: originOf(found), day: found.day }, place);
      const rests = await ground.saved();
      if (rests.ok) return ok(id);
      takeOut(id, placeOf(place));
      journal.entries.verbs.noteTakenBack(entry, passage);
      return err(ownFaultOf(rests.error));
    },
    async takeBack(excerpt) {
      if (excerpts.newer.get()) return err('newer');
      const { excerpts: there, takenBack } = excerpts.view.get();
      const shared = there.find(({ id }) => id === excerpt);
      if (shared !== undefined && shared.created.by !== me) return err('not-there');
      if (!takenBack.some(({ id }) => id === excerpt)) takeOut(excerpt, shared?.place);
      const rests = await ground.saved();
      const opened = personal.exists() ? await openJournal(personal) : undefined;
      if (opened?.ok === true) noteTakenBack(opened.value.journal, excerpt);
      return rests.ok ? ok(undefined) : err(ownFaultOf(rests.error));
    },
    close: stop,
  };
}

const placeOf = (place: SharePlace): ExcerptPlace =>
  place.tag === 'note' ? { tag: 'note', note: place.note } : { tag: place.tag };

/** Wherever it is noted, also in an entry that was removed since. */
function noteTakenBack(journal: Journal, excerpt: RecordId): void {
  if (journal.entries.newer.get()) return;
  const { entries, removed } = journal.entries.view.get();
  for (const entry of [...entries, ...removed])
    for (const passage of entry.shared)
      if (passage.excerpt === excerpt) journal.entries.verbs.noteTakenBack(entry.id, passage.id);
}

async function openJournal(
  personal: Pick<Personal, 'open'>,
): Promise<Result<{ readonly space: PersonalSpace; readonly journal: Journal }, ShareFault>> {
  const opened = await personal.open();
  if (!opened.ok) return err(ownFaultOf(opened.error));
  const journal = await opened.value.openJournal().catch(() => undefined);
  return journal === undefined ? err('not-kept') : ok({ space: opened.value, journal });
}

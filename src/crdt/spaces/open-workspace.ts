import type { Cancel } from '../basics/clock.ts';
import type { MemberId } from '../basics/id.ts';
import { liveValue } from '../basics/live.ts';
import type { ReadContext, WriteContext } from '../documents/document-kind.ts';
import { goals as goalsKind } from '../documents/goals/goals.ts';
import { members as membersKind } from '../documents/members/members.ts';
import { notes as notesKind } from '../documents/notes/notes.ts';
import type { OpenVault } from '../vault/vault.ts';
import type { ChangeSources, Stamp } from './changes.ts';
import { changesBeyond, newsOf, stampsOf } from './changes.ts';
import { goneMembers } from './gone-members.ts';
import { invitationsWhenNeeded } from './invitations-when-needed.ts';
import { jointSaving } from './joint-saving.ts';
import { keepSummary } from './keep-summary.ts';
import { seenRecords, workspaceRecords } from './keyring-records.ts';
import { createLiveKind } from './live-kind.ts';
import { openNoteSession } from './note-session.ts';
import type { OpenSessionRoom } from './open-session-room.ts';
import type { Personal } from './personal-when-needed.ts';
import type { Platform } from './platform.ts';
import { watchRoomBegun } from './room-begun.ts';
import type { HeldSpace } from './space-register.ts';
import { restsSealed } from './rests-sealed.ts';
import type { Change, Workspace } from './workspace.ts';

/** How long a sign is shown, in milliseconds: long enough to be seen, and gone by itself. */
const signMs = 8_000;

/** What opens sealed answers is fetched once the first page is there. */
const sealedAnswersMs = 1_000;

/** A workspace over an open, attached Space. Closing lets go of the Space as well. */
export function openWorkspace(options: {
  readonly held: HeldSpace;
  readonly personal: Personal;
  readonly vault: OpenVault;
  readonly platform: Platform;
}): Workspace & { close(): Promise<void> } {
  const { held, personal, vault, platform } = options;
  const { space, connection } = held;
  const { clock, random, count } = platform;
  // Of somebody who was taken out themselves, nothing is read otherwise: they keep what they have as it was.
  const isGone = (member: MemberId): boolean =>
    member !== space.member && goneMembers(space.log.roster.get()).has(member);
  const read: ReadContext = {
    isGone,
    authorOf: (client) => space.log.authorOf(client)?.member,
    introducerOf: (member) => space.log.roster.get().introducerOf(member),
    get nowMs() {
      return clock.nowMs();
    },
  };
  const write: WriteContext = { by: space.member, clock, random, isGone };
  const live = { log: space.log, read, write, count };

  const goals = createLiveKind({ kind: goalsKind, ...live });
  const notes = createLiveKind({ kind: notesKind, ...live });
  const members = createLiveKind({ kind: membersKind, ...live });
  const invitations = invitationsWhenNeeded({ workspace: space.id, vault, platform });

  const { presence } = connection;

  const roomBegun = watchRoomBegun(space.log);
  let room: Promise<OpenSessionRoom> | undefined;
  let roomNews: OpenSessionRoom['news'] | undefined;
  let isClosed = false;
  const openRoom = async (): Promise<OpenSessionRoom> => {
    const { openSessionRoom } = await import('./open-session-room.ts');
    const opened = openSessionRoom({
      space,
      vault,
      personal,
      presence,
      members: members.view,
      notes,
      read,
      write,
      count,
    });
    if (isClosed) {
      opened.close();
      return opened;
    }
    stops.push(
      opened.close,
      space.log.roster.subscribe(opened.refresh),
      opened.onChange(lookForChanges),
    );
    roomNews = opened.news;
    lookForChanges();
    return opened;
  };
  const loadRoom = (): Promise<OpenSessionRoom> => {
    const loading = (room ??= openRoom());
    // What could not be loaded this time is loaded at the next call.
    loading.catch(() => {
      if (room === loading) room = undefined;
    });
    return loading;
  };
  // A sealed answer opens by itself, on whatever page this person is.
  const openSealedAnswers = (): void => {
    if (restsSealed(vault.keyring, space.id)) void loadRoom();
  };
  let endSign: Cancel | undefined;
  const giveSign: Workspace['giveSign'] = (sign) => {
    endSign?.();
    endSign = sign && clock.after(signMs, () => presence.setManner({ sign: undefined }));
    presence.setManner({ sign });
  };

  const changes = liveValue<readonly Change[]>([]);
  const sources = (): ChangeSources => ({
    records: [...newsOf(goals.view.get(), notes.view.get()), ...(roomNews?.() ?? [])],
    members: members.view.get(),
  });
  const stamps = seenRecords.get(vault.keyring, space.id)?.stamps;
  let seen = stamps && new Set<Stamp>(stamps);
  const lookForChanges = (): void => {
    const news = seen && changesBeyond(sources(), { me: space.member, seen });
    changes.set(news ?? []);
  };
  lookForChanges();
  const rememberNames = (): void => void keepSummary({ space, vault, view: members.view.get() });

  const stops: Cancel[] = [
    goals.view.subscribe(lookForChanges),
    notes.view.subscribe(lookForChanges),
    members.view.subscribe(() => {
      lookForChanges();
      rememberNames();
      keepOwnName();
    }),
    // A newcomer's certificate tells whose hand wrote what was read before it came.
    space.log.roster.subscribe(() => {
      for (const kind of [goals, notes, members]) kind.refresh();
    }),
    clock.after(sealedAnswersMs, openSealedAnswers),
    vault.keyring.revision.subscribe(openSealedAnswers),
    goals.close,
    notes.close,
    members.close,
    () => invitations.close(),
    roomBegun.close,
    () => endSign?.(),
  ];
  rememberNames();
  const ownName = workspaceRecords.get(vault.keyring, space.id)?.ownName ?? '';
  let named = false;
  // Somebody else wrote over one's own name: it is set right, once, lest two pages overwrite each other for ever.
  const keepOwnName = (): void => {
    const isLost = members.view
      .get()
      .members.some(({ id, name }) => id === space.member && name === '');
    if (named || ownName === '' || !isLost) return;
    named = true;
    // Not amid the entries that took it away: that would not be this person's writing.
    queueMicrotask(() => members.verbs.rename(ownName));
  };
  keepOwnName();

  return {
    id: space.id,
    me: space.member,
    goals,
    notes,
    members,
    saving: jointSaving(space.saving, personal.saving),
    connection: connection.state,
    roomBegun: roomBegun.begun,
    sessionRoom: loadRoom,
    presence: presence.people,
    manner: presence.manner,
    setPlace: (place) => presence.setPlace(place),
    setManner: (change) => presence.setManner(change),
    giveSign,
    changes,
    async markSeen({ stillShown }) {
      const { keyring } = vault;
      // A newcomer who is not among the members yet has not got everything: it would be news later.
      const isIn = members.view.get().members.some(({ id }) => id === space.member);
      if (!isIn || workspaceRecords.get(keyring, space.id) === undefined) return;
      // Of a room that is not open nobody knows what is in it: what was seen there stays seen.
      const unread = roomBegun.begun.get() && roomNews === undefined ? (seen ?? []) : [];
      const stamps = [...new Set([...stampsOf(sources()), ...unread])];
      const before = seenRecords.get(keyring, space.id)?.stamps;
      if (before?.join() !== stamps.join()) {
        await keyring.write([seenRecords.change(space.id, { stamps })]);
      }
      if (stillShown) return;
      seen = new Set(stamps);
      lookForChanges();
    },
    openNote: (note) =>
      openNoteSession({
        note,
        words: notes.verbs,
        members: members.view,
        presence,
        authorOf: (client) => space.log.authorOf(client)?.device,
      }),
    invitations,
    locks: async () => (await import('./workspace-locks.ts')).workspaceLocks(space),
    renewed: space.log.rebuilt,
    concerns: space.concerns.all,
    dismissConcern: (id) => space.concerns.dismiss(id),
    async close() {
      isClosed = true;
      for (const stop of stops) stop();
      await held.release();
    },
  };
}

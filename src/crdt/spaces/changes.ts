import type { MemberId, RecordId } from '../basics/id.ts';
import type { Touch } from '../documents/document-kind.ts';
import type { GoalsView } from '../documents/goals/types.ts';
import type { MembersView } from '../documents/members/types.ts';
import type { NotesView } from '../documents/notes/types.ts';
import type { Change } from './workspace.ts';

/*
 * "While you were away" must also find what somebody wrote offline last week and sent today, so it compares what is
 * there with what was seen, and never a time with a time.
 */

/** A record that may be news, and what is then told of it. */
export interface NewsRecord {
  readonly id: RecordId;
  readonly title: string;
  readonly created: Touch;
  readonly changed: Touch;
  /** The record on whose page it stands, where that is another. */
  readonly at?: RecordId | undefined;
  /** The session on whose page it stands. */
  readonly session?: RecordId | undefined;
  readonly told: {
    readonly added: Change['what'];
    /** Without it a change is no news, only the making. */
    readonly changed?: Change['what'];
  };
}

/** What is looked through for changes. */
export interface ChangeSources {
  readonly records: readonly NewsRecord[];
  readonly members: MembersView;
}

/** The goals and notes, as news. */
export const newsOf = (goals: GoalsView, notes: NotesView): readonly NewsRecord[] => [
  ...goals.goals.map((goal) => ({
    ...goal,
    title: goal.text,
    told: { added: 'goal-added', changed: 'goal-changed' } as const,
  })),
  ...notes.notes.map((note) => ({
    ...note,
    told: { added: 'note-added', changed: 'note-changed' } as const,
  })),
];

/** A short stamp of one state of one record. A chance of 2^-32 that a change goes unmentioned is no harm. */
export type Stamp = number;

/** What others did that is not among the stamps already seen, newest first by the writers' own clocks. */
export function changesBeyond(
  sources: ChangeSources,
  options: { readonly me: MemberId; readonly seen: ReadonlySet<Stamp> },
): readonly Change[] {
  const isNews = (id: RecordId | MemberId, touch: Touch): boolean =>
    touch.by !== options.me && !options.seen.has(stamp(id, touch));
  const changes: Change[] = [];
  for (const { id, at = id, title, created, changed, session, told } of sources.records) {
    const added = isNews(id, created);
    const what = added ? told.added : told.changed;
    if (what === undefined || (!added && !isNews(id, changed))) continue;
    const touch = added ? created : changed;
    changes.push({
      id: `${id}:${touch.atMs}`,
      by: touch.by,
      atMs: touch.atMs,
      what,
      title,
      record: at,
      session,
    });
  }
  for (const member of sources.members.members) {
    if (member.id === options.me || options.seen.has(stamp(member.id, member.joined))) continue;
    changes.push({
      id: `${member.id}:joined`,
      by: member.id,
      atMs: member.joined.atMs,
      what: 'member-joined',
      title: member.name,
      record: undefined,
    });
  }
  return changes.sort((a, b) => b.atMs - a.atMs || (a.id < b.id ? -1 : 1));
}

/** The stamps of everything that is there now: what "seen" is from here on. */
export function stampsOf(sources: ChangeSources): ReadonlySet<Stamp> {
  const stamps = new Set<Stamp>();
  for (const record of sources.records) {
    stamps.add(stamp(record.id, record.created));
    if (record.told.changed !== undefined) stamps.add(stamp(record.id, record.changed));
  }
  for (const member of sources.members.members) stamps.add(stamp(member.id, member.joined));
  return stamps;
}

/** FNV-1a, 32 bits (draft-eastlake-fnv): no secret hangs on it. */
function stamp(id: RecordId | MemberId, touch: Touch): Stamp {
  let hash = 0x811c9dc5;
  for (const character of `${id}:${touch.atMs}`) {
    hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  }
  return hash >>> 0;
}

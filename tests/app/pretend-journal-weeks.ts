import type { Clock } from '../../src/crdt/basics/clock.ts';
import type { PretendAttune } from './pretend-attune.ts';
import { pretendJournal, type PretendJournal } from './pretend-journal.ts';
import { excerpts } from '../../src/crdt/documents/excerpts/excerpts.ts';
import type { RecordId } from '../../src/crdt/basics/id.ts';
import type { SharePlace } from '../../src/crdt/spaces/sharing.ts';
import { imani, pretendIds, sam } from './pretend-people.ts';
import { shareFromJournal } from './pretend-sharing.ts';
import type { PretendWorkspace } from './pretend-workspace.ts';

/** Where a journal is looked at. */
export interface JournalScene {
  readonly attune: PretendAttune;
  readonly workspace: PretendWorkspace;
  readonly clock: Clock;
}

/** A journal as a scene wants it: empty, of a client some weeks in, or of a therapist with private notes as well. */
export async function journalScene(scene: string, home: JournalScene): Promise<void> {
  const { attune, clock, workspace } = home;
  if (scene !== 'journal-therapist') makeClient(workspace);
  if (scene === 'journal-empty') return;
  const journal = await pretendJournal(clock.nowMs(), attune);
  writeWeeks(journal);
  if (scene === 'journal-shared') await shareSome(journal, home);
  if (scene === 'journal-therapist') writePrivateNotes(journal, workspace);
  else await addPhotos(journal);
}

/** Whoever looks is the client. */
export function makeClient(workspace: PretendWorkspace): void {
  const view = workspace.membersView.get();
  workspace.membersView.set({
    ...view,
    members: view.members.map((one) => ({
      ...one,
      part: one.id === imani.id ? 'client' : 'therapist',
    })),
  });
}

/** Five weeks of entries up to 22 November 2026. */
export function writeWeeks({ write }: PretendJournal): void {
  write({
    day: '2026-10-18',
    paragraphs: ['First walk since summer. The river was high and brown.'],
  });
  write({ day: '2026-10-30', paragraphs: ['Slept badly. Nothing else to say.'], mood: 'tired' });
  write({ day: '2026-11-02', paragraphs: ['After the session', 'Quieter than I thought.'] });
  write({
    day: '2026-11-19',
    paragraphs: ['Three things that went all right', 'Coffee with Noor. The bus came. I said no.'],
    mood: 'hopeful',
  });
  write({ day: '2026-11-21', paragraphs: ['River. Cold. Good.'], mood: 'calm' });
  write({
    day: '2026-11-22',
    paragraphs: [
      'I kept thinking about how I always say sorry first. Today I did not.',
      'I hung up after ten minutes, like we planned, and nothing bad happened. I sat on the stairs and my hands were shaking, but I was proud.',
      'Noor texted. Maybe Thursday.',
    ],
    mood: 'tired, but proud',
  });
}

/** Private notes of a therapist about a workspace, one of them about a session. */
export function writePrivateNotes({ write }: PretendJournal, { id }: PretendWorkspace): void {
  write({
    day: '2026-11-17',
    paragraphs: ['Long silence after the brother came up. I wanted to fill it, and waited.'],
    about: { workspace: id, session: pretendIds.record() },
  });
  write({
    day: '2026-11-10',
    paragraphs: ['For supervision: when do I name the river as a resource?'],
    about: { workspace: id, session: undefined },
  });
}

/** Two photos in the latest entry, drawn here: a river under a low sun, and a door. */
async function addPhotos({ journal }: PretendJournal): Promise<void> {
  const [latest] = journal.entries.view.get().entries;
  if (latest === undefined) return;
  const pictures = [
    { caption: 'The river, on the way back', width: 1_600, height: 1_000, colours: '#f0b27a' },
    { caption: '', width: 900, height: 1_200, colours: '#7fa99b' },
  ];
  for (const { caption, width, height, colours } of pictures) {
    const bytes = await picture(width, height, colours);
    const kept = await journal.files.put(bytes);
    if (kept.ok)
      journal.entries.verbs.addPhoto(latest.id, { file: kept.value, width, height, caption });
  }
}

async function picture(width: number, height: number, colour: string): Promise<Uint8Array> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d');
  if (pen !== null) {
    pen.fillStyle = colour;
    pen.fillRect(0, 0, width, height);
    pen.fillStyle = '#3d5a6c';
    pen.fillRect(0, height * 0.6, width, height * 0.4);
    pen.fillStyle = '#fff3d6';
    pen.beginPath();
    pen.arc(width * 0.7, height * 0.35, height * 0.1, 0, Math.PI * 2);
    pen.fill();
  }
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg'));
  return new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0));
}

/** Passages that stand in each place, one that was taken back, and one of the other's. */
async function shareSome({ journal }: PretendJournal, home: JournalScene): Promise<void> {
  const { attune, workspace, clock } = home;
  const { room, as } = shareFromJournal(attune, workspace, clock);
  const at = { startsMs: [clock.nowMs() + 2 * 86_400_000], minutes: 50, how: 'video' } as const;
  const session = room.sessions.verbs.plan(at);
  const [latest, river] = journal.entries.view.get().entries;
  if (latest === undefined || river === undefined) return;
  const share = async (...[text, place]: [string, SharePlace]): Promise<RecordId | undefined> => {
    const shared = await room.sharing.share({ entry: latest.id, text, place });
    return shared.ok ? shared.value : undefined;
  };
  const back = await share('Noor texted.', { tag: 'own' });
  if (back !== undefined) await room.sharing.takeBack(back);
  await share('I always say sorry first. Today I did not.', { tag: 'note', note: session });
  await share('I hung up after ten minutes, like we planned.', { tag: 'agenda', session });
  await share(
    'I sat on the stairs and my hands were shaking, but I was proud.\nNothing bad happened.',
    { tag: 'own' },
  );
  await room.sharing.share({ entry: river.id, text: 'River. Cold. Good.', place: { tag: 'own' } });
  as(sam.id, excerpts).share({
    id: pretendIds.record(),
    text: 'I noticed how quiet it was after you had said it. I liked that quiet.',
    from: 'notes',
    day: '2026-11-17',
    place: { tag: 'own' },
  });
}

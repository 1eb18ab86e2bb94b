import '../../../src/app/theme/theme.css';
import { render } from 'solid-js/web';
import * as Y from 'yjs';
import { App } from '../../../src/app/app.tsx';
import { keepBeside } from '../../../src/app/theme/keep-beside.ts';
import { liveValue } from '../../../src/crdt/basics/live.ts';
import type { Caret, NoteSession } from '../../../src/crdt/spaces/workspace.ts';
import { simulatedClock, type SimulatedClock } from '../../cast/simulated-clock.ts';
import { newerNote } from '../../editors/newer-note.ts';
import { pretendAttune, type PretendAttune } from '../pretend-attune.ts';
import { pretendBrowser, type PretendBrowser } from '../pretend-browser.ts';
import { hourScene } from '../pretend-hour.ts';
import { journalScene } from '../pretend-journal-weeks.ts';
import { pollsWeeksIn } from '../pretend-polls.ts';
import { devicesScene } from '../devices-scene.ts';
import { atTheDoor, imaniAtHome } from '../pretend-scenes.ts';
import { pretendSessionNotes, writeNotes } from '../pretend-session-notes.ts';
import { aYearOfSessions } from '../pretend-sessions.ts';
import { pretendWorkspace, type PretendWorkspace } from '../pretend-workspace.ts';
import { noteCopies, type NoteCopies } from './note-copies.ts';
import { ReflectionsScene } from './reflections-scene.tsx';

declare global {
  interface Window {
    /** What a journey or a screenshot script turns. */
    pretend?: {
      readonly attune: PretendAttune;
      readonly workspace: PretendWorkspace;
      readonly browser: PretendBrowser;
      readonly clock: SimulatedClock;
      readonly note: NoteCopies;
    };
  }
}

/** Pages over a pretend world, to be looked at. Not part of the product. */
const scene = new URLSearchParams(location.search).get('scene') ?? 'home';
const clock = simulatedClock(Date.UTC(2026, 10, 22, 14, 20));
const browser = pretendBrowser(clock);
const note = noteCopies(words());
const { attune, workspace } = world();
if (scene === 'polls') await pollsWeeksIn(workspace, clock);
if (scene.startsWith('journal')) await journalScene(scene, { attune, workspace, clock });
window.pretend = { attune, workspace, browser, clock, note };
const root = document.getElementById('root');
if (root !== null) {
  render(
    () =>
      scene === 'reflections' ? (
        <ReflectionsScene clock={clock} browser={browser} />
      ) : (
        <App attune={attune} browser={browser} />
      ),
    root,
  );
}

function world(): { readonly attune: PretendAttune; readonly workspace: PretendWorkspace } {
  if (['new', 'join', 'device', 'insecure', 'emptied', 'install'].includes(scene)) {
    const fresh = pretendAttune(clock.nowMs());
    keepBeside('seen', scene === 'emptied' ? '1' : undefined);
    browser.around.isOutsideHomeScreen = scene === 'install';
    if (scene === 'join' || scene === 'install') browser.invitationText.set('ASinvitation');
    if (scene === 'device') browser.invitationText.set('ASdevice');
    if (scene === 'insecure') fresh.state.set({ tag: 'cannot-keep', reason: 'insecure-address' });
    return { attune: fresh, workspace: pretendWorkspace({ nowMs: clock.nowMs() }) };
  }
  if (scene === 'begun') {
    const fresh = pretendAttune(clock.nowMs());
    const begun = pretendWorkspace({ nowMs: clock.nowMs() });
    fresh.keep(begun);
    return { attune: fresh, workspace: begun };
  }
  if (scene === 'session-notes' || scene === 'session-notes-empty') {
    const notes = pretendSessionNotes(clock);
    if (scene === 'session-notes') writeNotes(notes);
    history.replaceState(null, '', `${notes.page}${location.search}`);
    return notes;
  }
  if (scene === 'sessions') return aYearOfSessions(clock);
  const hour = hourScene(scene, clock);
  if (hour !== undefined) {
    history.replaceState(null, '', `${hour.page}${location.search}`);
    return hour;
  }
  const home = imaniAtHome(clock);
  Object.assign(home.workspace, { openNote });
  if (scene === 'many') {
    for (const name of ['Rowan', 'Harbour', 'Tuesday group']) {
      home.attune.keep(pretendWorkspace({ nowMs: clock.nowMs() - 300_000_000, name }));
    }
  }
  if (scene.startsWith('lock')) {
    home.attune.lock.passphrase = 'river oak lantern';
    home.attune.lock.words = ['meadow'];
    home.attune.lock.has('passphrase');
    if (scene !== 'lock-alone') {
      home.attune.lock.has('recovery-words');
      home.attune.lock.has('passkey');
    }
    if (scene === 'locked') home.attune.state.set({ tag: 'locked' });
  }
  if (scene.startsWith('devices')) devicesScene(scene, home, clock.nowMs());
  if (scene === 'door') atTheDoor(home.attune, home.workspace);
  if (scene === 'doors') {
    atTheDoor(home.attune, home.workspace, ['Sam Rivers', 'Noor', 'Alexandria Featherstone']);
  }
  if (scene === 'offline') {
    home.workspace.connection.set({ tag: 'offline', impossible: false });
    home.workspace.saving.set({ tag: 'not-saved', reason: 'full' });
  }
  return home;
}

/** The words of a note: our own, a newer version's, none that could be shown, or a page that breaks over them. */
function openNote(): NoteSession | undefined {
  if (scene === 'no-words') return undefined;
  if (scene === 'broken') throw new Error('A page of the pretend world breaks.');
  if (scene === 'newer-note') return session(newerNote().getXmlFragment('note'));
  return session(note.words());
}

function words(): (Y.XmlElement | Y.XmlText)[] {
  const block = (name: string, text: string): Y.XmlElement => {
    const element = new Y.XmlElement(name);
    if (name === 'heading') element.setAttribute('level', 2 as unknown as string);
    element.insert(0, [new Y.XmlText(text)]);
    return element;
  };
  const quote = new Y.XmlElement('blockquote');
  quote.insert(0, [block('paragraph', 'It sounds as if ending the call was the brave part.')]);
  return [
    block('heading', 'What we noticed'),
    block(
      'paragraph',
      'The call was on Sunday. Sam stayed on for ten minutes longer than planned, and did not apologise for hanging up.',
    ),
    quote,
    block('heading', 'Between now and next time'),
    block('paragraph', 'One call of ten minutes, its end agreed first.'),
  ];
}

function session(fragment: Y.XmlFragment): NoteSession {
  const noteId = workspaceNote();
  return {
    note: noteId,
    fragment,
    carets: liveValue<readonly Caret[]>([]),
    setCaret: () => undefined,
    edited: () => undefined,
    close: () => undefined,
  };
}

function workspaceNote(): NoteSession['note'] {
  const note = window.pretend?.workspace.notesView.get().notes[0];
  if (note === undefined) throw new Error('The pretend world has a note.');
  return note.id;
}

import * as Y from 'yjs';
import { digestOf } from '../../src/crdt/sealing/digest.ts';
import { browserAttune } from '../../src/crdt/spaces/index.ts';
import type { Attune, Workspace } from '../../src/crdt/spaces/index.ts';
import { seededRandom } from '../cast/seeded-random.ts';

/** What the page offers to the journey that drives it: Attune without its screen. Not part of the app. */
export interface SpaceHarness {
  readonly counted: Record<string, number>;
  start(rendezvous: string, name: string): Promise<void>;
  /** Founds a workspace with a note in it. */
  found(): Promise<void>;
  invite(): Promise<string>;
  /** Lets in whoever is at the door next; resolves when they are let in. */
  letIn(): Promise<void>;
  /** Comes in by a link; resolves when the workspace is open here. */
  comeIn(link: string): Promise<void>;
  /** Writes so many characters into the note, in so many entries of the log. */
  write(options: { readonly characters: number; readonly entries: number }): Promise<void>;
  /** One keystroke at the end. */
  type(letter: string): void;
  /** Characters of the note; 0 while it is not here. */
  length(): number;
  end(): string;
  digest(): string;
  saving(): string;
  members(): number;
}

declare global {
  interface Window {
    spaceHarness: SpaceHarness;
  }
}

const counted: Record<string, number> = {};
let attune: Attune | undefined;
let workspace: Workspace | undefined;
let ownName = '';

const home = (): Attune => {
  if (attune === undefined) throw new Error('not started');
  return attune;
};
const open = (): Workspace => {
  if (workspace === undefined) throw new Error('not open');
  return workspace;
};

/** Resolves with the first defined answer. */
function until<T>(
  live: { subscribe(listener: () => void): () => void },
  look: () => T | undefined,
): Promise<T> {
  return new Promise((resolve) => {
    let stop: (() => void) | undefined;
    const judge = (): boolean => {
      const found = look();
      if (found === undefined) return false;
      stop?.();
      resolve(found);
      return true;
    };
    if (!judge()) stop = live.subscribe(() => void judge());
  });
}

function body(): Y.XmlFragment | undefined {
  const [note] = open().notes.view.get().notes;
  if (note === undefined) return undefined;
  const session = open().openNote(note.id);
  session?.close();
  return session?.fragment instanceof Y.XmlFragment ? session.fragment : undefined;
}

function writing(): { readonly fragment: Y.XmlFragment; readonly doc: Y.Doc } {
  const fragment = body();
  const doc = fragment?.doc;
  if (fragment === undefined || doc === null || doc === undefined) throw new Error('no note');
  return { fragment, doc };
}

function addParagraph(fragment: Y.XmlFragment, text: string): void {
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(text)]);
  fragment.push([paragraph]);
}

const textOf = (fragment: Y.XmlFragment): string =>
  fragment
    .toArray()
    .map((element) => {
      const text = element instanceof Y.XmlElement ? element.get(0) : undefined;
      return text instanceof Y.XmlText ? text.toJSON() : '';
    })
    .join('');

async function enter(id: Parameters<Attune['openWorkspace']>[0]): Promise<void> {
  const opened = await home().openWorkspace(id);
  if (!opened.ok) throw new Error(opened.error);
  workspace = opened.value;
}

window.spaceHarness = {
  counted,
  async start(rendezvous, name) {
    ownName = name;
    const starting = browserAttune({
      rendezvous: [rendezvous],
      iceServers: () => Promise.resolve([]),
      likelyAtHome: true,
      count: (code, times = 1) => {
        counted[code] = (counted[code] ?? 0) + times;
      },
    });
    attune = starting;
    await until(starting.state, () => starting.state.get().tag === 'new' || undefined);
  },
  async found() {
    const founded = await home().startWorkspace({
      yourName: ownName,
      yourPart: 'therapist',
      workspaceName: 'Willow',
    });
    if (!founded.ok) throw new Error(founded.error);
    await enter(founded.value);
    open().notes.verbs.add('Five years');
  },
  async invite() {
    const made = await open().invitations.create({ part: 'client', forMs: 3_600_000 });
    if (!made.ok) throw new Error(made.error);
    return open().invitations.link(made.value.id, location.origin) ?? '';
  },
  async letIn() {
    const door = await until(home().doors, () => home().doors.get()[0]);
    if (door.tag === 'device-added' || !(await door.letIn())) throw new Error('not let in');
  },
  async comeIn(link) {
    const token = home().readInvitation(link);
    if (!token.ok) throw new Error(token.error);
    const asked = await home().askToComeIn({ invitation: token.value, yourName: ownName });
    if (!asked.ok) throw new Error(asked.error);
    const id = await until(home().workspaces, () => home().workspaces.get()[0]?.id);
    await enter(id);
  },
  async write({ characters, entries }) {
    const { fragment, doc } = writing();
    const random = seededRandom(7);
    const each = Math.ceil(characters / entries);
    for (let entry = 0; entry < entries; entry += 1) {
      // Letters drawn at random: nothing that could shrink on the way.
      let text = '';
      for (let at = 0; at < each; at += 1) text += String.fromCharCode(97 + random.below(26));
      doc.transact(() => addParagraph(fragment, text), 'typing');
      // What is written within a frame is one entry otherwise.
      home().flush();
      if (entry % 100 === 99) await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  },
  type(letter) {
    const { fragment } = writing();
    const last = fragment.get(fragment.length - 1);
    const text = last instanceof Y.XmlElement ? last.get(0) : undefined;
    if (!(text instanceof Y.XmlText)) throw new Error('no words');
    text.insert(text.length, letter);
  },
  length: () => {
    const fragment = workspace && body();
    return fragment === undefined ? 0 : textOf(fragment).length;
  },
  end: () => textOf(writing().fragment).slice(-4),
  digest: () => digestOf(writing().doc),
  saving: () => open().saving.get().tag,
  members: () => open().members.view.get().members.length,
};

import * as Y from 'yjs';
import type { RecordId } from '../../src/crdt/basics/id.ts';
import { platformClock } from '../../src/crdt/basics/clock.ts';
import { browserAttune } from '../../src/crdt/spaces/index.ts';

/** Fills this browser's own storage as years of use would, through the app's own verbs. Not part of the app. */
export interface ManySessions {
  /** A workspace "Willow" with weekly sessions behind and ahead, each one behind held and with notes. */
  lay(sessions: { readonly behind: number; readonly ahead: number }): Promise<void>;
}

declare global {
  interface Window {
    manySessions: ManySessions;
  }
}

const weekMs = 7 * 24 * 3_600_000;
/** The most that one planning makes. */
const mostAtOnce = 52;
/** About 1,500 characters: a page of notes. */
const paragraphs = 6;
const sentence =
  'We spoke about the week, what was hard, what helped a little, and which small step comes next, slowly and without hurry. ';

window.manySessions = {
  async lay({ behind, ahead }) {
    const attune = browserAttune({
      rendezvous: [],
      iceServers: () => Promise.resolve([]),
      count: () => undefined,
      likelyAtHome: false,
    });
    const started = await attune.startWorkspace({
      yourName: 'Imani',
      yourPart: 'therapist',
      workspaceName: 'Willow',
    });
    if (!started.ok) throw new Error(started.error);
    const opened = await attune.openWorkspace(started.value);
    if (!opened.ok) throw new Error(opened.error);
    const { sessions, openNotes } = await opened.value.sessionRoom();
    const nowMs = platformClock.nowMs();
    const plan = (first: number, count: number): void => {
      for (let from = first; from < first + count; from += mostAtOnce) {
        const many = Math.min(mostAtOnce, first + count - from);
        const startsMs = Array.from({ length: many }, (_, nth) => nowMs + (from + nth) * weekMs);
        sessions.verbs.plan({ startsMs, minutes: 50, how: 'video' });
      }
    };
    const write = (session: RecordId): void => {
      const notes = openNotes(session);
      if (!(notes?.fragment instanceof Y.XmlFragment)) throw new Error('no notes');
      notes.fragment.insert(
        0,
        Array.from({ length: paragraphs }, () => {
          const paragraph = new Y.XmlElement('paragraph');
          paragraph.insert(0, [new Y.XmlText(sentence.repeat(2))]);
          return paragraph;
        }),
      );
      notes.edited();
      notes.close();
      sessions.verbs.close(session);
    };
    plan(-behind, behind);
    for (const { id } of sessions.view.get().sessions) write(id);
    plan(1, ahead);
    attune.flush();
    await attune.close();
  },
};

import * as Y from 'yjs';
import { platformClock } from '../../src/crdt/basics/clock.ts';
import { browserAttune } from '../../src/crdt/spaces/index.ts';
import { seededRandom } from '../cast/seeded-random.ts';

/** Fills this browser's own storage as years of a journal would, through the app's own verbs. Not part of the app. */
export interface ManyEntries {
  /** A workspace "Willow", and so many entries of the journal, one a day, up to today. */
  lay(entries: number): Promise<void>;
}

declare global {
  interface Window {
    manyEntries: ManyEntries;
  }
}

const dayMs = 24 * 3_600_000;
/** Blocks of an entry, and words of a block: about 700 characters in all. */
const size = { blocks: 3, words: 42 };
const moods = ['', 'calm', 'tired', 'hopeful'];
const usual =
  'I we the a and then but so walked wrote slept said thought remembered river morning evening kitchen stairs bus garden mother brother quiet slow warm cold again never often almost café naïve später nothing something work letter phone friend rain window'.split(
    ' ',
  );

window.manyEntries = {
  async lay(count) {
    const attune = browserAttune({
      rendezvous: [],
      iceServers: () => Promise.resolve([]),
      count: () => undefined,
      likelyAtHome: false,
    });
    const started = await attune.startWorkspace({
      yourName: 'Imani',
      yourPart: 'client',
      workspaceName: 'Willow',
    });
    if (!started.ok) throw new Error(`no workspace: ${started.error}`);
    const opened = await attune.openPersonal();
    if (!opened.ok) throw new Error(`no journal: ${opened.error}`);
    const journal = await opened.value.openJournal();
    const random = seededRandom(7);
    const pick = (words: readonly string[]): string =>
      words[(random.bytes(1)[0] ?? 0) % words.length] ?? '';
    const block = (): Y.XmlElement<Record<string, string>> => {
      const paragraph = new Y.XmlElement('paragraph');
      const words = Array.from({ length: size.words }, () => pick(usual)).join(' ');
      paragraph.insert(0, [new Y.XmlText(`${words}.`)]);
      return paragraph;
    };
    for (let at = 0; at < count; at += 1) {
      const day = new Date(platformClock.nowMs() - (count - 1 - at) * dayMs)
        .toISOString()
        .slice(0, 10);
      const { verbs } = journal.entries;
      const entry = verbs.add({ day });
      const body = journal.openEntry(entry)?.fragment;
      if (!(body instanceof Y.XmlFragment)) throw new Error('no entry to write in');
      body.insert(0, Array.from({ length: size.blocks }, block));
      // One in fifty tells of a heron.
      if (at % 50 === 0) {
        const last = new Y.XmlElement('paragraph');
        last.insert(0, [new Y.XmlText('The heron stood still.')]);
        body.insert(1, [last]);
      }
      verbs.setMood(entry, pick(moods));
      // The store is answered in between, as it is when somebody writes.
      if (at % 20 === 19) await new Promise<void>((next) => setTimeout(next, 0));
    }
    attune.flush();
    const saved = await opened.value.saved();
    if (!saved.ok) throw new Error(`not saved: ${saved.error}`);
    await attune.close();
  },
};

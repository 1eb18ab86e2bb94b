import * as Y from 'yjs';
import { RecordId } from '../../src/crdt/basics/id.ts';
import type { Page, ReplicaWorld } from './replica-world.ts';

/** What a life has at least; only what changed something is counted. */
export const lifeBounds = { edits: 60, editsOfAKind: 4, faults: 5 } as const;

const kinds = ['goals', 'notes', 'members'] as const;
type Kind = (typeof kinds)[number];
/** Lost, doubled and reordered messages; two who cannot meet; a line that is cut; a page closed; a browser that dies. */
const mishaps = ['loss', 'partition', 'cut', 'restart', 'crash'] as const;
type Mishap = (typeof mishaps)[number];

/** How often something was edited, and how often what went wrong. */
export interface Life {
  readonly edits: Readonly<Record<Kind, number>>;
  readonly faults: Readonly<Record<Mishap, number>>;
}

export const sumOf = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

/** Whether a life has been long and hard enough: every kind edited, and nothing that can go wrong left out. */
export const isFullLife = ({ edits, faults }: Life): boolean =>
  sumOf(edits) >= lifeBounds.edits &&
  kinds.every((kind) => edits[kind] >= lifeBounds.editsOfAKind) &&
  sumOf(faults) >= lifeBounds.faults &&
  mishaps.every((mishap) => faults[mishap] > 0);

/**
 * Lets people live in a workspace: edits of every kind at random on random pages, with lost, doubled and reordered
 * messages, partitions, closings, crashes and cut lines among them. Ends with everybody open and reachable.
 */
export async function liveAtRandom(world: ReplicaWorld): Promise<Life> {
  const { random, network, clock } = world;
  const edits = { goals: 0, notes: 0, members: 0 };
  const faults = { loss: 0, partition: 0, cut: 0, restart: 0, crash: 0 };
  const life = { edits, faults };
  while (!isFullLife(life)) {
    if (random.chance(0.22)) {
      const mishap = await fault(world);
      if (mishap !== undefined) faults[mishap] += 1;
    }
    const open = world.pages.filter((page) => page.isOpen());
    if (open.length > 0) {
      const page = random.pick(open);
      const kind = changed(page, () => edit(page, world));
      if (kind !== undefined) edits[kind] += 1;
    }
    if (random.chance(0.4)) await clock.advance(random.below(400));
  }
  network.hostile(undefined);
  for (const a of world.pages) for (const b of world.pages) network.heal(a.name, b.name);
  for (const page of world.pages) if (!page.isOpen()) await page.open();
  return life;
}

/** What an edit was of, if it changed anything at all. */
function changed(page: Page, make: () => Kind): Kind | undefined {
  const { doc } = page.space().log;
  const updates: Uint8Array[] = [];
  const note = (update: Uint8Array): void => void updates.push(update);
  doc.on('update', note);
  const kind = make();
  doc.off('update', note);
  return updates.length > 0 ? kind : undefined;
}

/** One edit, of goals, notes or members, as pages make them; it may come to nothing where there is nothing yet. */
function edit(page: Page, { random }: ReplicaWorld): Kind {
  const goals = page.goals();
  const notes = page.notes();
  const doc = page.space().log.doc;
  const goalIds = idsOf(doc, 'goals');
  const noteIds = idsOf(doc, 'notes');
  const goal = goalIds.length > 0 ? random.pick(goalIds) : undefined;
  const note = noteIds.length > 0 ? random.pick(noteIds) : undefined;
  switch (random.below(10)) {
    case 0:
      goals.add({ text: word(random), why: word(random) });
      return 'goals';
    case 1:
      notes.add(word(random));
      return 'notes';
    case 2:
      page.members().rename(word(random));
      return 'members';
    case 3:
      if (goal !== undefined) goals.move(goal, random.chance(0.5) ? 1 : -1);
      return 'goals';
    case 4:
      if (goal !== undefined) goals.addStep(goal, word(random));
      return 'goals';
    case 5:
      if (goal !== undefined) goals.edit(goal, { text: word(random) });
      return 'goals';
    case 6:
      if (goal !== undefined && random.chance(0.3)) goals.remove(goal);
      else if (goal !== undefined) goals.setStatus(goal, 'working');
      return 'goals';
    case 7:
      goals.undo();
      return 'goals';
    default:
      if (note !== undefined) type(notes.body(note), random);
      return 'notes';
  }
}

/** Typing in rich text: words, corrections, emphasis, new paragraphs. */
function type(body: Y.XmlFragment | undefined, random: ReplicaWorld['random']): void {
  if (body?.doc == null) return;
  body.doc.transact(() => {
    const paragraph = body.length > 0 ? body.get(random.below(body.length)) : undefined;
    const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
    if (!(text instanceof Y.XmlText) || random.chance(0.15)) {
      const fresh = new Y.XmlElement('paragraph');
      fresh.insert(0, [new Y.XmlText()]);
      body.insert(random.below(body.length + 1), [fresh]);
      return;
    }
    const words = wordsOf(text);
    const at = wholeCharacter(words, random.below(words.length + 1));
    const rest = words.length - at;
    const size = rest === 0 ? 0 : wholeCharacter(words, at + 1 + random.below(rest)) - at;
    if (size > 0 && random.chance(0.3)) text.delete(at, size);
    else if (size > 0 && random.chance(0.3)) {
      text.format(at, size, { bold: random.chance(0.5) ? {} : null });
    } else text.insert(at, `${word(random)} `);
  }, 'typing');
}

/** What stands in a text, without its formatting. */
const wordsOf = (text: Y.XmlText): string => Y.Text.prototype.toString.call(text);

/**
 * The place itself, or the one before when it lies within a character of two units. No editor and no verb of ours cuts
 * one in half, and Yjs puts a replacement sign on either side of such a cut, on that page alone if nothing is written.
 */
const wholeCharacter = (words: string, at: number): number =>
  /^[\udc00-\udfff]/.test(words.slice(at)) ? at - 1 : at;

/** Something that goes wrong, or is put right again (then it is no fault). */
async function fault(world: ReplicaWorld): Promise<Mishap | undefined> {
  const { random, network, pages } = world;
  const a = random.pick(pages);
  const b = random.pick(pages.filter((page) => page !== a));
  switch (random.below(7)) {
    case 0:
      network.hostile({ lose: 0.2, duplicate: 0.2, reorder: 0.3 });
      return 'loss';
    case 1:
      network.hostile(undefined);
      return undefined;
    case 2:
      network.partition(a.name, b.name);
      return 'partition';
    case 3:
      network.heal(a.name, b.name);
      return undefined;
    case 4:
      network.cut(a.name, b.name);
      return 'cut';
    case 5:
      if (a.isOpen()) {
        await a.close();
        return 'restart';
      }
      await a.open();
      return undefined;
    default:
      await crashDevice(world, a.device);
      return 'crash';
  }
}

/** The browser of a device dies with all its pages, and one of them is opened again. */
async function crashDevice({ pages }: ReplicaWorld, device: number): Promise<void> {
  const own = pages.filter((page) => page.device === device);
  for (const page of own) if (page.isOpen()) await page.crash();
  await own[0]?.open();
}

const word = (random: ReplicaWorld['random']): string =>
  random.pick(['river', 'walk', 'sleep', 'call', 'morning', 'brother', 'rest', 'öffnen', '🌿']);

function idsOf(doc: Y.Doc, kind: string): RecordId[] {
  return [...doc.getMap(kind).keys()].flatMap((key) => RecordId.parse(key) ?? []);
}

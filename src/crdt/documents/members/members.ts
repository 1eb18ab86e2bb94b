import type * as Y from 'yjs';
import { MemberId } from '../../basics/id.ts';
import type { DocumentKind, ReadContext, Reading } from '../document-kind.ts';
import { rootOf, versionOf, writeRoot } from '../shapes/kind-root.ts';
import type { KindRoot } from '../shapes/kind-root.ts';
import { oneLine } from '../shapes/one-line.ts';
import { authorOfKey, readChoice, readTouch, versionInKey } from '../shapes/record.ts';
import type { Oddities, RootMap } from '../shapes/record.ts';
import { memberLimits, parts } from './types.ts';
import type { Member, MembersVerbs, MembersView } from './types.ts';

const kind: KindRoot = { id: 'members', version: 1, origin: { kind: 'members' } };

/**
 * The people of a workspace and its name. Facts about a person lie at the root, one key each (`name:<id>`), so that
 * two who introduce the same person at once never lose what one of them wrote. A name and a part count only when they
 * were written by that person or by whoever let them in: nobody can be made to look like somebody else.
 */
export const members: DocumentKind<MembersView, MembersVerbs> = {
  id: kind.id,
  audience: 'workspace',
  version: kind.version,
  read,
  verbs(doc, { by, clock }) {
    const write = (verb: (root: RootMap) => void): void => writeRoot(doc, kind, verb);
    return {
      introduce: ({ id, name, part }) =>
        write((root) => {
          if (nameIn(root, id) === undefined)
            root.set(`name:${id}`, oneLine(name, memberLimits.name));
          if (!root.has(`part:${id}`)) root.set(`part:${id}`, part);
          if (!root.has(`joined:${id}`)) root.set(`joined:${id}`, clock.nowMs());
        }),
      rename: (name) => write((root) => root.set(`name:${by}`, oneLine(name, memberLimits.name))),
      nameWorkspace: (name) =>
        write((root) => root.set('workspaceName', oneLine(name, memberLimits.workspaceName))),
    };
  },
};

/** How many colours the theme has for people. */
const colours = 6;
const fact = /^(?:name|part|joined):(.*)$/s;

function read(doc: Y.Doc, context: ReadContext): Reading<MembersView> {
  const oddities: Oddities = { count: 0 };
  const root = rootOf(doc, kind.id);
  if (root === undefined)
    return { view: { members: [], gone: [], workspaceName: '' }, version: 0, oddities: 1 };
  const found: Omit<Member, 'colour'>[] = [];
  for (const id of idsIn(root, oddities)) {
    const vouched = (key: string): boolean => speaksFor(root, { id, key, context });
    const name = vouched(`name:${id}`) ? nameIn(root, id) : undefined;
    if (name === undefined) oddities.count += 1;
    found.push({
      id,
      name: name ?? '',
      part: readChoice(
        vouched(`part:${id}`) && root.get(`part:${id}`),
        ['other', ...parts],
        oddities,
      ),
      joined: readTouch(root, `joined:${id}`, { context, oddities }),
    });
  }
  found.sort((a, b) => a.joined.atMs - b.joined.atMs || (a.id < b.id ? -1 : 1));
  const all = found.map((member, index) => ({ ...member, colour: index % colours }));
  const isGone = ({ id }: Member): boolean => context.isGone?.(id) === true;
  const workspaceName = root.get('workspaceName');
  if (workspaceName !== undefined && typeof workspaceName !== 'string') oddities.count += 1;
  return {
    view: {
      members: all.filter((member) => !isGone(member)),
      gone: all.filter(isGone),
      workspaceName:
        typeof workspaceName === 'string' ? oneLine(workspaceName, memberLimits.workspaceName) : '',
    },
    version: versionOf(root),
    oddities: oddities.count,
  };
}

/**
 * Whether the hand that wrote a fact about somebody is theirs or their host's. What nobody vouches for yet says nothing:
 * it is read again as soon as a certificate tells whose it is, and a name that comes a moment late harms nobody.
 */
function speaksFor(
  root: RootMap,
  {
    id,
    key,
    context,
  }: { readonly id: MemberId; readonly key: string; readonly context: ReadContext },
): boolean {
  const by = authorOfKey(root, key, context);
  return by !== undefined && (by === id || by === context.introducerOf?.(id));
}

function idsIn(root: RootMap, oddities: Oddities): Set<MemberId> {
  const ids = new Set<MemberId>();
  for (const key of root.keys()) {
    const id = MemberId.parse(fact.exec(key)?.[1]);
    if (id !== undefined) ids.add(id);
    else if (key !== 'workspaceName' && versionInKey(key) === undefined) oddities.count += 1;
  }
  return ids;
}

function nameIn(root: RootMap, id: MemberId): string | undefined {
  const name = root.get(`name:${id}`);
  return typeof name === 'string' ? oneLine(name, memberLimits.name) || undefined : undefined;
}

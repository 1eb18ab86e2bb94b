import type { SpaceId } from '../../basics/id.ts';
import { err, ok } from '../../basics/result.ts';
import type { Result } from '../../basics/result.ts';
import type { BackedSpace } from '../../backup/backup-part.ts';
import type { KeyringChange } from '../../vault/vault.ts';
import {
  personalRecords,
  planDraftCollection,
  preferenceRecords,
  sealedAnswerRecords,
  seenRecords,
  spaceKeysOf,
  workspaceRecords,
} from '../keyring-records.ts';
import type { ReadRecords } from '../keyring-records.ts';
import { ownDeviceRecords } from '../own-device-records.ts';
import type { BackupGround } from './backup-ground.ts';
import { backupNoteRecords, restoringRecords } from './backup-records.ts';
import { bringJournal } from './bring-journal.ts';
import { copySpace } from './copy-space.ts';
import { keysIn } from './check-backup.ts';
import type { LookedInto } from './look-into-backup.ts';
import { mergeSpace } from './merge-space.ts';
import { sweepLeftovers } from './sweep-leftovers.ts';
import { walkBackup } from './walk-backup.ts';
import type { SpaceWalk } from './walk-backup.ts';
import type { RestoreFault, Restoring } from './restoring.ts';

/** What came of restoring. */
export interface RestoredBackup {
  /** Workspaces that were not here. */
  readonly added: readonly SpaceId[];
  /** Workspaces that were here, and have now what the backup had as well. */
  readonly merged: readonly SpaceId[];
  /**
   * This person's own Space. `added`: it was not here; `merged`: it is the one that was here; `copied`: this browser has another one,
   * which has now the entries of the journal, `entries` of which were new to it; `none`: the backup has none.
   */
  readonly own: 'added' | 'merged' | 'copied' | 'none';
  readonly entries: number;
}

/**
 * Restores a backup that was looked into. What was not here is copied into databases of its own, which nothing opens until **one** writing of
 * the keyring puts all of it in place; when anything goes wrong before, they are taken away again. What was here already is merged Space by
 * Space: words only ever come to it.
 */
export async function restoreBackup(
  ground: BackupGround,
  looked: LookedInto,
  onSpace?: (done: number) => void,
): Promise<Result<RestoredBackup, RestoreFault>> {
  const { platform } = ground.home;
  const alone = await platform.exclusively('r-4f9c2a71d05b/restore', async () => {
    await sweepLeftovers(ground.home);
    return restoreAlone(ground, looked, onSpace);
  });
  return alone ?? err('elsewhere');
}

async function restoreAlone(
  { home, pace }: BackupGround,
  looked: LookedInto,
  onSpace: ((done: number) => void) | undefined,
): Promise<Result<RestoredBackup, RestoreFault>> {
  const { vault, platform } = home;
  const { keyring } = vault;
  const own = personalRecords.get(keyring, 'own');
  const isHere = (id: SpaceId): boolean => spaceKeysOf(keyring, id) !== undefined;
  const all = [
    ...looked.workspaces.map(({ id }) => id),
    ...(looked.personal === undefined ? [] : [looked.personal.space]),
  ];
  const coming = all.filter(
    (id) => !isHere(id) && (own === undefined || id !== looked.personal?.space),
  );
  const marked = await keyring.write([restoringRecords.change('own', { spaces: coming })]);
  if (!marked.ok) return err(marked.error === 'full' ? 'full' : 'not-kept');

  const restoring: Restoring = { changes: [], fault: undefined };
  const merged: SpaceId[] = [];
  const journal = { entries: 0 };
  let done = 0;
  const tools = { home, restoring };
  const space = (part: BackedSpace, records: ReadRecords): SpaceWalk => {
    onSpace?.(done);
    done += 1;
    const keys = keysIn(records, part);
    if (keys === undefined) return refuse(restoring);
    const present = spaceKeysOf(keyring, part.space);
    if (present !== undefined) {
      if (!part.personal) merged.push(part.space);
      return mergeSpace({ ...tools, part, keys, present, personal: part.personal });
    }
    if (part.personal && own !== undefined) {
      return bringJournal({
        ...tools,
        part,
        keys,
        own,
        onBrought: (count) => (journal.entries = count),
      });
    }
    return copySpace({
      ...tools,
      part,
      keys,
      change: (fresh) => changesFor(part, records, { keys: fresh, nowMs: platform.clock.nowMs() }),
    });
  };
  const walked = await walkBackup(looked.file, { space }, pace);
  const switched =
    walked.ok && restoring.fault === undefined
      ? await keyring.write([
          ...restoring.changes,
          ...otherChanges(keyring, walked.value.records, { coming, looked }),
          restoringRecords.change('own', undefined),
        ])
      : undefined;
  if (switched?.ok !== true) {
    await sweepLeftovers(home);
    if (restoring.fault !== undefined) return err(restoring.fault);
    if (!walked.ok) return err(walked.error);
    return err(switched?.error === 'full' ? 'full' : 'not-kept');
  }
  void platform.persist();
  const ownSpace = looked.personal?.space;
  return ok({
    added: coming.filter((id) => id !== ownSpace),
    merged,
    own:
      ownSpace === undefined
        ? 'none'
        : own === undefined
          ? 'added'
          : own.space === ownSpace
            ? 'merged'
            : 'copied',
    entries: journal.entries,
  });
}

/** A Space that cannot be taken in: nothing of the backup is. */
function refuse(restoring: Restoring): SpaceWalk {
  restoring.fault = 'damaged';
  const no = (): Promise<boolean> => Promise.resolve(false);
  return { entries: no, file: no, end: no, left: () => Promise.resolve() };
}

/** What the keyring says of a Space that comes in, with keys of this browser's own. */
function changesFor(
  { personal, space }: BackedSpace,
  records: ReadRecords,
  fresh: { readonly keys: Parameters<typeof personalRecords.beginning>[1]; readonly nowMs: number },
): readonly KeyringChange[] {
  if (personal) {
    return [
      personalRecords.beginning('own', fresh.keys),
      ownDeviceRecords.change('own', { sinceMs: fresh.nowMs }),
    ];
  }
  const record = workspaceRecords.get(records, space);
  if (record === undefined) return [];
  return [workspaceRecords.beginning(space, { ...record, ...fresh.keys })];
}

/** What else the backup has of the Spaces that come in, and of this person where nothing of it is here. */
function otherChanges(
  keyring: ReadRecords,
  records: ReadRecords,
  { coming, looked }: { readonly coming: readonly SpaceId[]; readonly looked: LookedInto },
): readonly KeyringChange[] {
  const drafts = records.list(planDraftCollection);
  const preferences = preferenceRecords.get(records, 'own');
  const here = sealedAnswerRecords.list(keyring);
  const isHere = (workspace: SpaceId): boolean => spaceKeysOf(keyring, workspace) !== undefined;
  return [
    ...coming.flatMap((id) => {
      const seen = seenRecords.get(records, id);
      return seen === undefined ? [] : [seenRecords.change(id, seen)];
    }),
    ...coming.flatMap((id) =>
      drafts.has(id) ? [{ collection: planDraftCollection, id, value: drafts.get(id) }] : [],
    ),
    // Of workspaces that were here, too: whoever lost a browser may have sealed an answer there.
    ...[...sealedAnswerRecords.list(records)].flatMap(([seal, answer]) =>
      !here.has(seal) && (coming.includes(answer.workspace) || isHere(answer.workspace))
        ? [sealedAnswerRecords.change(seal, answer)]
        : [],
    ),
    ...(preferences !== undefined && preferenceRecords.get(keyring, 'own') === undefined
      ? [preferenceRecords.change('own', preferences)]
      : []),
    // Whoever has just restored one has a backup: the reminder counts from when it was made.
    ...(looked.about.whole && backupNoteRecords.get(keyring, 'own') === undefined
      ? [backupNoteRecords.change('own', { sinceMs: looked.about.madeMs })]
      : []),
  ];
}

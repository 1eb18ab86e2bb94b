import type { SpaceId } from '../basics/id.ts';
import { err, ok } from '../basics/result.ts';
import type { Result } from '../basics/result.ts';
import { members as membersKind } from '../documents/members/members.ts';
import type { Part } from '../documents/members/types.ts';
import type { KeepFault } from './attune.ts';
import { seenRecords, workspaceRecords } from './keyring-records.ts';
import { newSpaceKeys } from './new-space-keys.ts';
import type { Platform } from './platform.ts';
import type { Residence } from './residence.ts';

/**
 * Founds a workspace with its first member. The keys rest before the first word is written, and it resolves
 * only when the founder's introduction rests as well.
 */
export async function foundWorkspace(options: {
  readonly yourName: string;
  readonly yourPart: Part;
  readonly workspaceName: string;
  readonly residence: Residence;
  readonly platform: Platform;
}): Promise<Result<SpaceId, KeepFault>> {
  const { residence, platform } = options;
  const { clock, random } = platform;
  const keys = newSpaceKeys(random);
  const { space, member } = keys;
  const written = await residence.vault.keyring.write([
    workspaceRecords.change(space, {
      ...keys,
      part: options.yourPart,
      name: options.workspaceName,
      ownName: options.yourName,
      others: [],
      lastOpenedMs: clock.nowMs(),
    }),
    // Everything that others do from here on is new to the founder; a newcomer begins by looking around.
    seenRecords.change(space, { stamps: [] }),
  ]);
  if (!written.ok) return err(written.error === 'full' ? 'full' : 'unknown');
  void platform.persist();

  const held = await residence.spaces.hold(space);
  if (!held.ok) return err(held.error === 'no-storage' ? 'no-storage' : 'unknown');
  const verbs = membersKind.verbs(held.value.space.log.doc, {
    by: member,
    clock,
    random,
  });
  verbs.nameWorkspace(options.workspaceName);
  verbs.introduce({ id: member, name: options.yourName, part: options.yourPart });
  const saved = await held.value.space.saved();
  await held.value.release();
  if (saved.ok) return ok(space);
  return err(saved.error === 'full' || saved.error === 'unavailable' ? 'full' : 'unknown');
}

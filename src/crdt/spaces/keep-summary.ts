import type { MembersView } from '../documents/members/types.ts';
import type { OpenVault } from '../vault/vault.ts';
import { workspaceRecords } from './keyring-records.ts';
import type { OpenSpace } from './open-space.ts';

/** Keeps the names for "Your workspaces" in the keyring, where they are read before a workspace is opened. */
export async function keepSummary(options: {
  readonly space: OpenSpace;
  readonly vault: OpenVault;
  readonly view: MembersView;
}): Promise<void> {
  const { space, vault, view } = options;
  const record = workspaceRecords.get(vault.keyring, space.id);
  if (record === undefined) return;
  // A name is empty while nobody who may give it has done so.
  const ownName = view.members.find(({ id }) => id === space.member)?.name || record.ownName;
  const others = view.members.filter(({ id }) => id !== space.member).map(({ name }) => name);
  const name = view.workspaceName === '' ? record.name : view.workspaceName;
  const same =
    name === record.name &&
    ownName === record.ownName &&
    others.join('\n') === record.others.join('\n');
  if (same) return;
  await vault.keyring.write([
    workspaceRecords.replacement(space.id, { ...record, name, ownName, others }),
  ]);
}

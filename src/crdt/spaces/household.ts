import type { SpaceId } from '../basics/id.ts';
import { err, ok } from '../basics/result.ts';
import type { Result } from '../basics/result.ts';
import type { Part } from '../documents/members/types.ts';
import type { OpenVault } from '../vault/vault.ts';
import type { KeepFault, OpenFault, WorkspaceSummary } from './attune.ts';
import type { Home } from './home.ts';
import { preferenceRecords, workspaceRecords } from './keyring-records.ts';
import { openWorkspace } from './open-workspace.ts';
import type { Platform } from './platform.ts';
import { defaultPreferences } from './preferences.ts';
import type { Preferences } from './preferences.ts';
import { createResidence } from './residence.ts';
import type { Residence } from './residence.ts';
import type { Workspace } from './workspace.ts';

/** A workspace that this page holds; closing lets go of its Space. */
export type OpenedWorkspace = Workspace & { close(): Promise<void> };

/**
 * Everything that Attune does once something of the person rests in this browser. A mere visit needs none of it, so
 * it is loaded apart from what looks at the doormat.
 */
export interface Household extends Home {
  readonly residence: Residence;
  /** Seals everything that rests of every Space under the present keys; false when something could not be. */
  sealAgain(): Promise<boolean>;
  /** Last opened first. */
  summaries(): readonly WorkspaceSummary[];
  preferences(): Preferences;
  setPreferences(preferences: Preferences): Promise<void>;
  found(options: {
    readonly yourName: string;
    readonly yourPart: Part;
    readonly workspaceName: string;
  }): Promise<Result<SpaceId, KeepFault>>;
  /** Opens a workspace and remembers when; `before` runs when it is sure to open. */
  open(id: SpaceId, before: () => Promise<void>): Promise<Result<OpenedWorkspace, OpenFault>>;
}

/** Takes up residence over an opened vault; resolves when requests to come in are taken up again. */
export async function createHousehold(options: {
  readonly vault: OpenVault;
  readonly platform: Platform;
}): Promise<Household> {
  const { vault, platform } = options;
  const { keyring } = vault;
  const residence = await createResidence({ vault, platform });
  return {
    vault,
    platform,
    residence,
    async sealAgain() {
      const { sealWhatRests } = await import('./seal-what-rests.ts');
      return sealWhatRests(vault, platform);
    },
    summaries: () => summariesOf(vault),
    preferences: () => preferenceRecords.get(keyring, 'own') ?? defaultPreferences,
    async setPreferences(preferences) {
      await keyring.write([preferenceRecords.change('own', preferences)]);
    },
    async found(founding) {
      const { foundWorkspace } = await import('./found-workspace.ts');
      return foundWorkspace({ ...founding, residence, platform });
    },
    async open(id, before) {
      // The personal Space is none, whatever an address may say.
      if (workspaceRecords.get(keyring, id) === undefined) return err('not-here');
      const held = await residence.spaces.hold(id);
      if (!held.ok) return held;
      await before();
      const workspace = openWorkspace({
        held: held.value,
        personal: residence.personal,
        vault,
        platform,
      });
      const record = workspaceRecords.get(keyring, id);
      if (record !== undefined) {
        const lastOpenedMs = platform.clock.nowMs();
        // Another tab may be leaving it in this very moment: then its keys stay away.
        await keyring.write([workspaceRecords.replacement(id, { ...record, lastOpenedMs })]);
      }
      return ok(workspace);
    },
  };
}

function summariesOf({ keyring }: OpenVault): readonly WorkspaceSummary[] {
  const summaries: WorkspaceSummary[] = [];
  for (const record of workspaceRecords.list(keyring).values()) {
    summaries.push({
      id: record.space,
      name: record.name,
      others: record.others,
      ownName: record.ownName,
      me: record.member,
      lastOpenedMs: record.lastOpenedMs,
    });
  }
  return summaries.sort((a, b) => b.lastOpenedMs - a.lastOpenedMs);
}

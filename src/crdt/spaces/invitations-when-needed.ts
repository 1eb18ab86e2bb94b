import { liveValue } from '../basics/live.ts';
import type { SpaceId } from '../basics/id.ts';
import type { OpenVault } from '../vault/vault.ts';
import type { Platform } from './platform.ts';
import type { Invitation, Invitations } from './workspace.ts';

/**
 * The invitations of `workspace-invitations.ts`, loaded when somebody looks at the list or does something with one: few
 * pages ever do. The list is empty until then.
 */
export function invitationsWhenNeeded(options: {
  readonly workspace: SpaceId;
  readonly vault: OpenVault;
  readonly platform: Platform;
}): Invitations & { close(): void } {
  const list = liveValue<readonly Invitation[]>([]);
  let opened: (Invitations & { close(): void }) | undefined;
  let isClosed = false;
  const load = async (): Promise<Invitations> => {
    const { createWorkspaceInvitations } = await import('./workspace-invitations.ts');
    if (opened !== undefined) return opened;
    opened = createWorkspaceInvitations(options);
    if (isClosed) opened.close();
    opened.list.subscribe((invitations) => list.set(invitations));
    list.set(opened.list.get());
    return opened;
  };
  return {
    list: {
      get: () => list.get(),
      subscribe(listener) {
        // What cannot be loaded now is at the next look; acting on one says so by itself.
        load().catch(() => undefined);
        return list.subscribe(listener);
      },
    },
    create: async (asked) => (await load()).create(asked),
    markGiven: async (id) => (await load()).markGiven(id),
    withdraw: async (id) => (await load()).withdraw(id),
    link: (id, baseUrl) => opened?.link(id, baseUrl),
    close() {
      isClosed = true;
      opened?.close();
    },
  };
}

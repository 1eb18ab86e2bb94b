import { liveValue } from '../basics/live.ts';
import type { OpenVault } from '../vault/vault.ts';
import type { JoinRequest } from './joining.ts';
import type { Joins } from './joins.ts';
import type { Platform } from './platform.ts';
import type { SpaceRegister } from './space-register.ts';

/** The requests of `joins.ts`, loaded when there is one or when somebody asks to come in. */
export async function joinsWhenNeeded(options: {
  readonly vault: OpenVault;
  readonly platform: Platform;
  readonly spaces: SpaceRegister;
}): Promise<Joins> {
  const requests = liveValue<readonly JoinRequest[]>([]);
  let joins: Joins | undefined;
  const open = async (): Promise<Joins> => {
    const { createJoins } = await import('./joins.ts');
    if (joins !== undefined) return joins;
    const opened = createJoins(options);
    joins = opened;
    opened.requests.subscribe((list) => requests.set(list));
    requests.set(opened.requests.get());
    return opened;
  };
  if (options.vault.keyring.list('joins').size > 0) await open();
  return {
    requests,
    ask: async (asking) => (await open()).ask(asking),
    retry: () => joins?.retry(),
    close: async () => joins?.close(),
  };
}

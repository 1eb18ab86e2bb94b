import { liveValue } from '../basics/live.ts';
import type { Live } from '../basics/live.ts';
import { err, ok } from '../basics/result.ts';
import type { Result } from '../basics/result.ts';
import type { OpenVault } from '../vault/vault.ts';
import type { KeepFault } from './keep-fault.ts';
import { personalRecords } from './keyring-records.ts';
import type { PersonalSpace, PersonalState } from './personal-space.ts';
import type { Platform } from './platform.ts';
import type { SpaceRegister } from './space-register.ts';
import type { SavingState } from './space-state.ts';

/** The personal Space of this page: loaded, and when need be founded, at the first call that has something to keep. */
export interface Personal {
  /** Whether there is one. As long as there is none nothing was ever kept in it, and nobody has to open it to know. */
  exists(): boolean;
  /** How it stands; once it is open it stays so as long as the page. */
  readonly state: Live<PersonalState>;
  /** `saved` while it is not open: what is not open has nothing that waits. */
  readonly saving: Live<SavingState>;
  open(): Promise<Result<PersonalSpace, KeepFault>>;
  /** It opens no more. Closing the register closes the Space itself. */
  close(): void;
}

const saved: SavingState = { tag: 'saved' };

/** The personal Space over a register, for one page. */
export function personalWhenNeeded(ground: {
  readonly vault: OpenVault;
  readonly platform: Platform;
  readonly spaces: SpaceRegister;
}): Personal {
  const told = liveValue<SavingState>(saved);
  const own = () => personalRecords.get(ground.vault.keyring, 'own')?.space;
  const exists = (): boolean => own() !== undefined;
  let isClosed = false;
  const state = liveValue<PersonalState>({ tag: 'none' });
  /** Another tab may have founded it. */
  const look = (): void => {
    const now = state.get();
    if (isClosed || !exists()) return;
    // One that held nothing has made room for that of this person's other devices.
    if (now.tag === 'open' && now.space.id !== own()) opening = undefined;
    else if (now.tag !== 'none') return;
    state.set({ tag: 'resting' });
  };
  let opening: Promise<Result<PersonalSpace, KeepFault>> | undefined;
  ground.vault.keyring.revision.subscribe(look);
  look();

  const load = async (): Promise<Result<PersonalSpace, KeepFault>> => {
    const loaded = await import('./open-personal-space.ts').catch(() => undefined);
    if (loaded === undefined) ground.platform.count('personal/not-loaded');
    if (loaded === undefined || isClosed) return err('unknown');
    const opened = await loaded.openPersonalSpace(ground);
    if (!opened.ok) return opened;
    const personal = opened.value;
    personal.saving.subscribe((now) => told.set(now));
    told.set(personal.saving.get());
    state.set({ tag: 'open', space: personal });
    return ok(personal);
  };
  return {
    exists,
    state,
    saving: {
      // Asked there, where a key that was just pressed counts at once.
      get: () => openIn(state.get())?.saving.get() ?? saved,
      subscribe: (listener) => told.subscribe(listener),
    },
    async open() {
      const mine = (opening ??= load());
      const opened = await mine;
      // What did not work this time is tried again at the next call.
      if (!opened.ok && opening === mine) {
        opening = undefined;
        state.set({ tag: 'not-open', reason: opened.error });
      }
      return opened;
    },
    close() {
      isClosed = true;
      state.set({ tag: 'none' });
    },
  };
}

/** The Space that is open in a state. */
export const openIn = (state: PersonalState): PersonalSpace | undefined =>
  state.tag === 'open' ? state.space : undefined;

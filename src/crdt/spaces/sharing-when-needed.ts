import type { Cancel } from '../basics/clock.ts';
import { err } from '../basics/result.ts';
import type { SharingGround } from './create-sharing.ts';
import type { Sharing } from './sharing.ts';

/** Sharing over a workspace, loaded at the first call, or where something that was taken back is still to be taken out. */
export function sharingWhenNeeded(ground: SharingGround): Sharing & { readonly close: Cancel } {
  let loading: Promise<(Sharing & { readonly close: Cancel }) | undefined> | undefined;
  let isClosed = false;
  const load = (): NonNullable<typeof loading> => {
    const own = (loading ??= import('./create-sharing.ts').then(
      ({ createSharing }) => (isClosed ? undefined : createSharing(ground)),
      () => undefined,
    ));
    void own.then((loaded) => {
      // What could not be loaded this time is loaded at the next call.
      if (loaded === undefined && loading === own) loading = undefined;
    });
    return own;
  };
  const look = (): void => {
    const { takenBack } = ground.excerpts.view.get();
    if (takenBack.some(({ late, created }) => late !== undefined && created.by === ground.me))
      void load();
  };
  const stop = ground.excerpts.view.subscribe(look);
  look();
  return {
    share: async (passage) => (await load())?.share(passage) ?? err('not-kept'),
    takeBack: async (excerpt) => (await load())?.takeBack(excerpt) ?? err('not-kept'),
    close() {
      isClosed = true;
      stop();
      void loading?.then((loaded) => loaded?.close());
    },
  };
}

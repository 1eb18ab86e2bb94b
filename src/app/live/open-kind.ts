import type { Accessor } from 'solid-js';
import type { LiveKind } from '../../crdt/spaces/index.ts';
import { createLive } from './create-live.ts';
import { createProjection } from './create-projection.ts';

/** An open kind of document, as pages use it. */
export interface OpenKind<View, Verbs> {
  readonly view: View;
  /** To be taken from here at each use: others stand in their place once the copy in memory was made anew. */
  readonly verbs: Verbs;
  /** Made with a newer version: shown as far as it is known, not changed. */
  readonly newer: Accessor<boolean>;
}

/** Makes the signals of a kind; `renewed` tells when its verbs are others. */
export function openKind<View extends object, Verbs>(
  kind: LiveKind<View, Verbs>,
  renewed: Accessor<number>,
): OpenKind<View, Verbs> {
  return {
    view: createProjection(kind.view),
    newer: createLive(kind.newer),
    get verbs() {
      renewed();
      return kind.verbs;
    },
  };
}

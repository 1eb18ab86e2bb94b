import { onCleanup } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';
import type { Live } from '../../crdt/basics/live.ts';

/**
 * A document's view as a store: records keep their identity by id, so that a change of one field touches
 * one place on the page and no row is made anew. The store works on copies; the view itself stays untouched.
 */
export function createProjection<View extends object>(live: Live<View>): View {
  const [store, setStore] = createStore<View>(structuredClone(live.get()));
  onCleanup(
    live.subscribe((view) => {
      setStore(reconcile(structuredClone(view), { key: 'id' }));
    }),
  );
  return store;
}

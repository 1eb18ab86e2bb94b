import { createEffect, createSignal, type Accessor, type Component } from 'solid-js';

const againMs = 2_000;

/**
 * A component that is fetched when it is first needed, and again every two seconds until it came: what hardly any page
 * shows is not loaded with all of them. Undefined until then.
 */
export function createFetched<Props extends object>(options: {
  readonly load: () => Promise<Component<Props>>;
  readonly isNeeded: () => boolean;
  /** The clock's. */
  readonly after: (delayMs: number, run: () => void) => unknown;
}): Accessor<Component<Props> | undefined> {
  const [fetched, setFetched] = createSignal<Component<Props>>();
  const fetch = async (): Promise<void> => {
    try {
      const component = await options.load();
      setFetched(() => component);
    } catch {
      options.after(againMs, () => void fetch());
    }
  };
  let fetching = false;
  createEffect(() => {
    if (fetching || !options.isNeeded()) return;
    fetching = true;
    void fetch();
  });
  return fetched;
}

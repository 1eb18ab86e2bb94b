/** Runs work while no other tab runs work of this name (Web Locks); at once where the platform has no locks. */
export function runAlone<T>(name: string, work: () => Promise<T>): Promise<T> {
  const platform: { readonly navigator?: Partial<Navigator> } = globalThis;
  const locks = platform.navigator?.locks;
  return locks === undefined ? work() : locks.request(name, work);
}

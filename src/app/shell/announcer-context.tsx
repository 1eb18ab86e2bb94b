import { createContext, useContext } from 'solid-js';
import type { Announcer } from '../ui/live-announcer.tsx';

const AnnouncerContext = createContext<Announcer>();
export const AnnouncerProvider = AnnouncerContext.Provider;

/** Says things to screen readers. */
export function useAnnouncer(): Announcer {
  const announcer = useContext(AnnouncerContext);
  if (announcer === undefined)
    throw new Error('useAnnouncer is used outside an AnnouncerProvider.');
  return announcer;
}

import type { Clock } from '../../crdt/basics/clock.ts';
import type { Live } from '../../crdt/basics/live.ts';
import type { Device } from './device.ts';

/** What pages ask of the browser around them; main.tsx gives the real one, tests a pretend one. */
export interface Browser {
  readonly clock: Clock;
  /** Where this app is, for invitation links: "https://attune.example". */
  readonly baseUrl: string;
  /** The secret part of an invitation link that led here, already taken out of the address bar; empty when hardly anything was left of it. */
  readonly invitationText: Live<string | undefined>;
  /** False when the browser would not copy. */
  copyText(text: string): Promise<boolean>;
  /**
   * Leaves at once to a page that says nothing of Attune, or to the address that the person chose for it; neither Back nor Forward
   * leads into Attune again. Empty: our own page.
   */
  quickExit(to: string): void;
  /** Makes ready for it at the first sign, so that it takes no longer than a frame. */
  expectQuickExit(): void;
  /** What few pages ask; rejects when it could not be fetched. */
  device(): Promise<Device>;
  reload(): void;
  /** Keeps the chosen theme, and nothing else, for the next first paint. */
  keepTheme(theme: 'system' | 'light' | 'dark'): void;
  /** Whether a new version waits for consent, or another tab has taken it and this page is the old one. */
  readonly update: Live<'none' | 'waits' | 'taken-elsewhere'>;
  /** Switches to the new version and loads the page again. */
  takeUpdate(): void;
  /** Takes away what keeps the app for use without internet. */
  forgetApp(): Promise<void>;
}

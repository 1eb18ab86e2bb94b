/** How this device shows Attune and helps with writing. Sealed in the keyring; the theme alone is also kept beside it, for the first paint. */
export interface Preferences {
  readonly theme: 'system' | 'light' | 'dark';
  readonly contrast: 'system' | 'more';
  readonly motion: 'system' | 'less';
  /** Hints for plain words below what a therapist writes. */
  readonly plainHints: 'on' | 'off';
  /** Attune locks by itself after so many minutes without anybody at it, 1 to 60; only where a way in is set. */
  readonly lockAfterMinutes: number;
  /** Where Quick exit leads: an address that begins with https, or nothing for our own page. */
  readonly leaveTo: string;
  /** Whether a lock may still be offered, or was put off for good. */
  readonly lockOffer: 'open' | 'declined';
}

export const defaultPreferences: Preferences = {
  theme: 'system',
  contrast: 'system',
  motion: 'system',
  plainHints: 'on',
  lockAfterMinutes: 5,
  leaveTo: '',
  lockOffer: 'open',
};

/** How this device shows Attune. Sealed in the keyring; the theme alone is also kept beside it, for the first paint. */
export interface Preferences {
  readonly theme: 'system' | 'light' | 'dark';
  readonly contrast: 'system' | 'more';
  readonly motion: 'system' | 'less';
}

export const defaultPreferences: Preferences = {
  theme: 'system',
  contrast: 'system',
  motion: 'system',
};

/** What the first page of a workspace says once locks were changed. */
export const afterLocksWords = {
  heading: 'The locks were changed',
  gone: (names: string) =>
    `What you write here from now on does not reach ${names}. What they have written stays.`,
  outHeading: 'You are no longer in this workspace',
  /** Where the device was removed from the person's own devices, too: with others of theirs they may still be in. */
  outHeadingDevice: 'This device is no longer in this workspace',
  outText:
    'All that came to you until then is still here to read. If it matters to you, make a backup of it in Settings.',
  outAction: 'Go to Settings',
} as const;

import { joinNames } from './names.ts';

/** The page in front of the workspaces. */
export const workspacesWords = {
  heading: 'Your workspaces',
  lead: 'Each one is shared with its own people, and with nobody else.',
  onlyYou: 'Nobody else is in it',
  withPeople: (names: readonly string[]) => `With ${joinNames(names)}`,
  start: 'Start a workspace',
  haveInvitation: 'I have an invitation',
  askingText: 'A request is still open.',
  look: 'See how it stands',
  journal: 'Your journal',
  journalText: 'Your own words, on your own devices.',
  settings: 'Settings',
  emptyHeading: 'No workspace here',
  emptyText: 'Start one, or open the invitation you were sent.',
  faults: {
    'not-here': 'This workspace is not on this device.',
    'no-storage':
      'The browser did not let Attune read what it keeps. Close other windows of Attune, then try again.',
    damaged:
      'This workspace could not be opened. Nothing was deleted. The other person has a full copy.',
    unknown: 'This workspace could not be opened just now. Nothing was lost.',
  },
  faultHeading: 'It did not open',
  emptied:
    'If it was here before, the browser has let go of it. The person you work with has a full copy: ask them for a new invitation.',
} as const;

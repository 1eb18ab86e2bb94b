import { joinNames } from './names.ts';

/** The frame around every page of a workspace. */
export const shellWords = {
  navigation: 'Workspace',
  more: 'More',
  yourWorkspaces: 'Your workspaces',
  bring: 'Bring to the next session',
  lockNow: 'Lock now',
  places: {
    today: 'Today',
    goals: 'Goals',
    sessions: 'Sessions',
    notes: 'Notes',
    polls: 'Polls',
    journal: 'Journal',
    people: 'People',
    settings: 'Settings',
  },
  onlyYou: 'Only you',
  connection: 'Connection',
  saved: 'Saved on this device',
  saving: 'Saving…',
  notSaved: 'Not saved',
  notSavedBecause: {
    full: 'This device has no room left. Delete some files or downloads. Attune keeps your words and tries again.',
    closed:
      'The browser closed the place where Attune keeps your words. Keep this page open; Attune tries again.',
    gone: 'What this browser keeps was cleared while you were here. Keep this page open; Attune tries to write it again.',
    unavailable:
      'This browser keeps nothing here. That is often so in a private window. Copy what you wrote, then open Attune in a normal window.',
    unknown: 'The browser could not write. Keep this page open; Attune tries again.',
  },
  connectedWith: (names: readonly string[]) => `Connected with ${joinNames(names)}`,
  alone: 'Only you are here',
  connecting: 'Connecting…',
  notConnected: 'No longer connected',
  offline: 'Working offline',
  offlineImpossible: 'Working offline: this browser cannot connect to other people.',
  toasts: 'Notices',
} as const;

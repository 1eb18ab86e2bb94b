import { joinNames } from './names.ts';

/** The frame around every page of a workspace. */
export const shellWords = {
  navigation: 'Workspace',
  more: 'More',
  yourWorkspaces: 'Your workspaces',
  places: {
    today: 'Today',
    goals: 'Goals',
    notes: 'Notes',
    people: 'People',
    settings: 'Settings',
  },
  connection: 'Connection',
  saved: 'Saved on this device',
  saving: 'Saving…',
  notSaved: 'Not saved',
  notSavedBecause: {
    full: 'This device has no room left. Delete some files or downloads. Attune keeps your words and tries again.',
    closed: 'The browser closed its store. Keep this page open; Attune tries again.',
    gone: 'The store of this browser was cleared while you were here. Keep this page open; Attune tries to write it again.',
    unavailable:
      'This browser keeps nothing here. That is often so in a private window. Open Attune in a normal window.',
    unknown: 'The browser could not write. Keep this page open; Attune tries again.',
  },
  connectedWith: (names: readonly string[]) => `Connected with ${joinNames(names)}`,
  alone: 'Only you are here',
  connecting: 'Connecting…',
  offline: 'Working offline',
  offlineImpossible: 'Working offline: this browser cannot connect to other people.',
  doorLabel: 'At the door',
  atTheDoor: (name: string) => `${name} is at the door`,
  doorFor: (workspace: string) => `They would like to come into ${workspace}.`,
  doorWords: 'Ask them to read out their three words. Let them in only if these are the same:',
  doorOthers:
    'Somebody else is at the door with the same link. Take care that the words are the right ones.',
  letIn: 'Let in',
  notNow: 'Not now',
  doorAfter: 'The link then stops working for anyone else.',
  toasts: 'Notices',
  concernDamaged:
    'Some saved words on this device could not be read. They are set aside, and Attune is fetching them from the others.',
  concernDamagedHealed: 'Some saved words had been damaged. They are whole again.',
  concernTwoHistories:
    'One device shows two different pasts. Attune shows the same one to everybody. Ask each other if something looks odd.',
  concernUnequal:
    'Your copy and another copy are not the same, although they should be. Attune is putting this right.',
} as const;

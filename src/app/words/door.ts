/** Somebody at the door of a workspace. */
export const doorWords = {
  atTheDoor: (name: string) => `${name} is at the door`,
  doorFor: (workspace: string) => `They would like to come into ${workspace}.`,
  compare: 'Ask them to read out their three words. Let them in only if these are the same:',
  others:
    'Somebody else is at the door with the same link. Take care that the words are the right ones.',
  letIn: 'Let in',
  notNow: 'Not now',
  notLetIn: (name: string) =>
    `${name} is not in yet. Perhaps this device has no room left. Make some room, then try again.`,
  after: 'The link then stops working for anyone else.',
} as const;

/** Somebody at the door of a workspace. */
export const doorWords = {
  atTheDoor: (name: string) => `${name} is at the door`,
  doorFor: (workspace: string) => `They would like to come into ${workspace}.`,
  compare: 'Ask them to read out their three words. Let them in only if these are the same:',
  others:
    'Somebody else is at the door with the same link. Take care that the words are the right ones.',
  deviceWould: 'It would be one of your devices, with your journal and all your workspaces.',
  compareDevice: 'Let it in only if you hold it yourself and it shows these same words:',
  othersDevice:
    'Another device is at the door with the same link. Take care that the words are the right ones.',
  letIn: 'Let in',
  notNow: 'Not now',
  notLetIn: (name: string) =>
    `${name} is not in yet. Perhaps this device has no room left. Make some room, then try again.`,
  addedHeading: (name: string) => `A new device was added: ${name}`,
  addedNoName: 'A new device was added',
  addedBy: (device: string, day: string) => `${device} let it in on ${day}.`,
  addedOn: (day: string) => `It was let in on ${day}.`,
  addedReads: 'It has your journal and all your workspaces. Not yours? Remove it.',
  isMine: 'It is mine',
  lookAtDevices: 'My devices',
  after: 'The link then stops working for anyone else.',
} as const;

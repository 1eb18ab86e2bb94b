/** Photos in a journal. */
export const photoWords = {
  heading: 'Photos',
  add: 'Add a photo',
  adding: 'Adding the photo…',
  added: 'Photo added',
  photo: (number: number) => `Photo ${number}`,
  caption: 'What it shows',
  open: 'Open large',
  remove: 'Take away',
  removed: 'Photo taken away',
  loading: 'Getting the photo…',
  dropHere: 'Let go here to add it',
  faults: {
    'not-a-photo': (name: string) =>
      `${name === '' ? 'This' : `“${name}”`} is not a photo that this browser can read. Nothing was added.`,
    'too-large': (name: string) =>
      `${name === '' ? 'This photo' : `“${name}”`} is too large to be read here. Nothing was added.`,
    'too-many': 'An entry can hold 20 photos. The rest was not added.',
    full: 'This device has no room left for the photo. Make some room, then add it again. Your words are safe.',
    unknown: 'The photo could not be kept just now. Your words are safe. Please try again.',
    missing: 'This photo is not on this device.',
    damaged: 'This photo cannot be shown any more. What rests here is not what was kept.',
    unshown: 'This photo could not be shown just now.',
  },
} as const;

/** Being on the pages at the same time: light signs, and going along with somebody. */
export const togetherWords = {
  signs: {
    hand: 'Hand up',
    pause: 'Short pause',
    again: 'Say that again',
    helped: 'That helped',
  },
  signOf: (name: string, sign: string) => `${name}: ${sign}`,
  here: 'Who is here',
  isOn: (name: string, place: string) => `${name} is on ${place}`,
  isHere: (name: string) => `${name} is here`,
  isWithYou: (name: string) => `${name} is here with you`,
  notHere: (name: string) => `${name} is not here right now`,
  follow: (name: string) => `Follow ${name}`,
  following: (name: string) => `Following ${name}`,
  stop: 'Stop',
} as const;

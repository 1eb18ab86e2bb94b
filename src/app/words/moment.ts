/** A moment that somebody needs: both screens rest until they are back. */
export const momentWords = {
  ask: 'I need a moment',
  take: 'Take the time you need.',
  takeText: 'The others see that you need a moment. Your page waits as it is.',
  back: 'I am back',
  needs: (names: string, many: boolean) =>
    many ? `${names} need a moment.` : `${names} needs a moment.`,
  noHurry: 'There is no hurry.',
  goOn: 'Go on reading',
  taking: (names: string, many: boolean) =>
    many ? `${names} are taking a moment` : `${names} is taking a moment`,
  isBack: (name: string) => `${name} is back.`,
} as const;

/** How fast it may go. */
export const paceWords = {
  heading: 'Pace',
  paces: { slower: 'Slower', right: 'Just right', ready: 'Ready for more' },
  hint: 'The others see it while you are here. Only you keep it.',
  notKept: 'Your pace is shown, but it could not be kept for you on this device.',
  ofOne: (name: string) => `${name}’s pace`,
  ofAll: 'Everybody’s pace',
  /** As a mark behind a name. */
  marks: { slower: 'slower', right: 'just right', ready: 'ready for more' },
  mark: (name: string, pace: string) => `${name}: ${pace}`,
  /** As somebody would say it, when it has just changed. */
  told: {
    slower: (name: string) => `${name} would like to go slower`,
    right: (name: string) => `The pace is right for ${name}`,
    ready: (name: string) => `${name} is ready for more`,
  },
  advice: {
    slower: 'Leave more room. Stay with one thing, and let silence be.',
    right: 'Go on like this.',
    ready: 'You can go a little further, or ask what comes next.',
  },
  none: (name: string) => `${name} has not said yet. You can ask.`,
  notHere: (name: string) => `${name} is not here right now.`,
  nobody: 'Nobody else is in this workspace yet.',
  moment: (name: string) => `${name}: needs a moment`,
  momentText: 'There is no hurry. Wait until they are back.',
} as const;

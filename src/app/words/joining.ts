/** The way in by a link: every outcome has its kind sentence and a way on. */
export const joiningWords = {
  heading: 'You have been invited',
  lead: 'The person who sent you this link can let you in. Tell them your name first.',
  sees: 'They see your name and the network address of this device. Nothing else.',
  yourName: 'Your name',
  ask: 'Ask to come in',
  noLinkHeading: 'Please open the link again',
  noLinkText:
    'For safety, this page does not keep the link. Open it again from your message, or paste it.',
  paste: 'Paste the link',
  askAgain: 'Ask again',
  stop: 'Stop asking',
  stopFault: 'That could not be kept, so your request goes on. Please try again.',
  anotherLink: 'I have another link',
  states: {
    connecting: {
      heading: 'Knocking…',
      text: 'Looking for the person who invited you.',
    },
    waiting: {
      heading: 'Nobody is home yet',
      text: 'Your request is kept. It goes on when the person who invited you opens Attune. You can close this page and come back later.',
    },
    unreachable: {
      heading: 'No connection just now',
      text: 'Attune cannot look for the person who invited you. It tries again by itself. Your request is kept, and you can close this page.',
    },
    words: {
      heading: 'Read these three words aloud',
      text: 'The other person sees three words too. If theirs are the same, they can let you in. If not, stop here.',
    },
    'let-in': { heading: 'You are in', text: 'The workspace is on this device now.' },
    'not-now': {
      heading: 'Not now',
      text: 'The other person could not let you in this time. Your link still works. Talk to them, then ask again.',
    },
    used: {
      heading: 'This link has been used',
      text: 'Each link lets in one person, once. Ask for a new one.',
    },
    expired: {
      heading: 'This link is too old',
      text: 'Links work for a short time only, so that they stay safe. Ask for a new one.',
    },
    withdrawn: {
      heading: 'This link was taken back',
      text: 'The person who made it has closed it. Ask them for a new one.',
    },
    unsafe: {
      heading: 'Something does not fit',
      text: 'The answer did not come from the person who made this link. Nothing was given away. Ask them for a new link, best by phone.',
    },
    impossible: {
      heading: 'This browser cannot connect',
      text: 'It does not allow a straight line to another device. Your link still works. Open it in another browser, such as Firefox, Chrome or Safari.',
    },
  },
} as const;

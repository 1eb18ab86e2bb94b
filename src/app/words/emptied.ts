/** When a browser let go of what rested in it, and where that could happen. */
export const emptiedWords = {
  heading: 'Something was kept here before',
  text: 'Attune was used in this browser, and now nothing of it is left. Browsers sometimes clear what pages keep.',
  wayBack:
    'The person you work with has a full copy of what you share. Ask them for a new invitation, and you have it all again.',
  only: 'What only you had here, such as a journal, is not in their copy.',
  open: 'I have an invitation',
  close: 'I understand',

  installHeading: 'Install first, then join',
  installStartHeading: 'Install first, then start',
  installText:
    'On this device, the browser clears what a page keeps when you do not open it for a week. Attune on your Home Screen is safe from that.',
  installApart: 'The two keep nothing together. So it is best to install first.',
  installCopy: 'Copy the invitation with the button below.',
  installShare: 'Press the share button of the browser, then “Add to Home Screen”.',
  installOpen:
    'Open Attune from the Home Screen, and press “I have an invitation”. Paste it there.',
  installStart: 'Open Attune from the Home Screen, and start your workspace there.',
  copy: 'Copy the invitation',
  copied: 'The invitation is copied.',
  notCopied: 'It could not be copied. Open the link from your message once you have installed it.',
  goOn: 'You can also go on here. Then open Attune at least once a week.',
} as const;

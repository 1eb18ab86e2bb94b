/** First run, starting a workspace and coming into one. */
export const welcomeWords = {
  heading: 'A shared space for therapy',
  lead: 'Goals and notes that the two of you write together. They stay on your own devices. Nobody else can read them: there is no account and no company in between.',
  start: 'Start a workspace',
  journal: 'Your journal',
  haveInvitation: 'I have an invitation',
  restore: 'Restore from a backup',
  worksOffline: 'Works without internet',
  sealed: 'Locked on its way',
  pace: 'You set the pace',
  drawing: 'Two people sit side by side with one page in front of them.',

  startHeading: 'Start a workspace',
  startLead: 'A workspace is for you and the person you work with. You can invite them next.',
  yourName: 'Your name',
  yourNameHint: 'Any name you like. Only people in this workspace see it.',
  yourNameMissing: 'Please write a name. Any name will do.',
  yourPart: 'Your part',
  workspaceName: 'Name of this workspace',
  workspaceNameHint: 'A word that says nothing to others is best, such as “Willow”.',
  workspaceNameMissing: 'Please give it a name. You can change it later.',
  create: 'Create workspace',
  creating: 'Making your keys…',

  invitationHeading: 'I have an invitation',
  invitationLead: 'Paste the link that you were sent.',
  invitationLink: 'Invitation link',
  openInvitation: 'Open invitation',
  linkFaults: {
    'not-a-link':
      'This does not look like an invitation. Copy the whole link from the message, and paste it here.',
    damaged: 'A part of this link is missing. Copy the whole link from the message once more.',
    newer:
      'This link was made with a newer version of Attune. Load this page again, then open the link once more.',
  },
  firstPage: 'Back to the first page',
} as const;

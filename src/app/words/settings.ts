/** Settings: how it looks, what is kept, and leaving. */
export const settingsWords = {
  heading: 'Settings',
  appearance: 'How it looks',
  theme: 'Colours',
  themes: { system: 'Like my device', light: 'Light', dark: 'Dark' },
  contrast: 'Contrast',
  contrasts: { system: 'Like my device', more: 'More' },
  motion: 'Movement',
  motions: { system: 'Like my device', less: 'None' },
  writing: 'Writing',
  writingText:
    'For what you write as a therapist. The hints are made on this device, and nobody else sees them.',
  workspace: 'This workspace',
  workspaceName: 'Name of this workspace',
  saveName: 'Save name',
  nameSaved: 'Name saved',
  nameMissing: 'Please give it a name.',
  storage: 'What this device keeps',
  storageText:
    'Everything is locked before it is stored, and your words never leave for a company’s computer.',
  storageKey:
    'The key rests in this browser too. Someone who can copy this browser’s files could open it. So use a screen lock on this device.',
  storageUsed: (size: string) => `Attune takes up ${size} here.`,
  storagePersistent: 'The browser has promised not to clear it by itself.',
  storageNotPersistent:
    'The browser may clear it when the device runs out of room. The other people keep their copies of what you share. Nobody else has your journal, so make a backup.',
  storageAsk: 'Ask the browser to keep it',
  storageAnswers: {
    yes: 'The browser said yes.',
    no: 'The browser said no for now. It may say yes once you have used Attune more often, or installed it.',
  },
  leave: 'Leave this workspace',
  leaveText: 'Takes this workspace off this device. The others keep their copies.',
  leaveHeading: 'Leave this workspace?',
  leaveConsequence: (name: string) =>
    `“${name}” is taken off this device: its goals, its notes and its keys. The others keep their copies. To come back you need a new invitation.`,
  leaveAlone:
    'Nobody else is in this workspace yet. If you leave now, nobody has a copy and it is gone for good.',
  leaveDo: 'Leave',
  leavingNow: 'Leaving…',
  left: (name: string) => `“${name}” is off this device.`,
  leaveFault:
    'That did not work. The workspace is still here, with everything in it. Please try again.',
  bytesLeft:
    'The keys are gone, so nobody can read it here any more. Some locked bytes are left until the browser clears them.',
  stay: 'Stay',
  leaving: 'Leaving Attune',
  everything: 'Remove everything from this device',
  everythingText: 'Takes your journal, all workspaces and keys off this device.',
  everythingHeading: 'Remove everything?',
  everythingConsequence:
    'Your journal, all your workspaces, keys and settings are taken off this device, and it cannot be undone. Other people keep their copies of what you share. What only you have, such as your journal, is gone for good unless there is a backup.',
  everythingWord: 'remove',
  everythingAsk: 'Write the word “remove” to go on',
  everythingDo: 'Remove everything',
  everythingNow: 'Removing…',
  everythingGone: 'Everything is off this device.',
  everythingFault:
    'That did not work yet. Close other windows of Attune, load this page again, then try once more.',
  keep: 'Keep everything',
  help: 'Good to know',
  helpSafety:
    'Attune alerts nobody, and nobody watches it. If you are in danger, call your local emergency number.',
  helpData: 'Each of you has a full copy. It stays yours when the therapy ends.',
} as const;

/** Bytes as a person reads them: "320 KB", "2.1 MB". */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

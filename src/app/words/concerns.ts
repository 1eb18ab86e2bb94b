/** Things that were set aside or put right, told plainly. */
export const concernWords = {
  damaged:
    'Some saved words on this device could not be read. They are set aside, and Attune is fetching them from the others.',
  damagedHealed: 'Some saved words had been damaged. They are whole again.',
  removed:
    'You are no longer in this workspace. What you have stays with you; what you write here reaches nobody, and is gone once you come in again. You can still make a backup of it. To come in again, ask for a new invitation.',
  removedDevice:
    'This device is no longer one of your devices. What is here stays; what you write here does not reach the others. To bring it back, remove everything here in Settings, then add it again from one of them.',
  /** Only others have said it: it may be this device alone, or its person. */
  removedUnsure:
    'This device is no longer in this workspace. What is here stays; what you write here does not reach the others. Please open Attune on another device of yours. If it still has the workspace, remove everything here in Settings, then add this device again from there. If not, ask for a new invitation.',
  twoHistories:
    'One device has told two stories of the same time. That happens when a browser was copied or set back. Everybody here sees the same one. Read together what was written last, and use only one copy of that browser.',
  unequal:
    'Your copy and another copy are not the same, although they should be. Attune is putting this right.',
  unequalHealed: 'Your copy and another copy were not the same. Now they are again.',
} as const;

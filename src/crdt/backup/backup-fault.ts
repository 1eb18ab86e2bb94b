/**
 * Why a file is not restored. Whatever it is, nothing has been changed by reading.
 *
 * `empty`: there is not one byte in it, as where copying broke off at once; `not-a-backup`: a file of something else; `newer`: made
 * by a version that knows more; `incomplete`: its end is missing; `damaged`: some of it is not what was written; `too-large`: no
 * backup is; `unsafe`: it asks for more work or memory than any backup does, and nothing of that was done; `wrong-passphrase`;
 * `unreadable`: the browser does not give the file's bytes.
 */
export type BackupFault =
  | 'empty'
  | 'not-a-backup'
  | 'newer'
  | 'incomplete'
  | 'damaged'
  | 'too-large'
  | 'unsafe'
  | 'wrong-passphrase'
  | 'unreadable';

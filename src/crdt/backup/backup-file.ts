import type { Result } from '../basics/result.ts';

/** A file that can be read again and again, a piece at a time: one that somebody chose, or bytes in memory. */
export interface FileSource {
  /** In bytes. */
  readonly size: number;
  /** Fewer bytes than asked for only at the end of the file; `unreadable` when it is not to be had any more. */
  read(from: number, length: number): Promise<Result<Uint8Array, 'unreadable'>>;
}

/** Why bytes could not be written. `full`: there is no room; `unknown`: anything else, such as a stick that was pulled out. */
export type WriteFault = 'full' | 'unknown';

/** A file that is being written from its beginning to its end. */
export interface FileSink {
  write(bytes: Uint8Array): Promise<Result<void, WriteFault>>;
}

/** Where a backup goes: a place that the person chose, or the browser's downloads. */
export interface BackupTarget extends FileSink {
  readonly name: string;
  readonly where: 'chosen' | 'downloads';
  /** Nothing more is written; what was written, to be read back. */
  finish(): Promise<Result<FileSource, WriteFault>>;
  /** It was read back and is good: downloads are handed over only now. */
  keep(): Promise<void>;
  /** Takes away what was written, as far as the browser lets it. */
  undo(): Promise<void>;
}

import { DeviceId, SpaceId } from '../../basics/id.ts';
import * as shape from '../../basics/shape.ts';
import { recordKind, secret } from '../keyring-records.ts';

/**
 * What this browser's backups are in each Space: the seed of a sleeping device, by space id. It is the same for all of its backups, as
 * long as in the personal Space they are the same device, `of`.
 */
export const sleepingRecords = recordKind(
  'backup-devices',
  shape.fields({ seed: secret }, { of: shape.parsedBy((text) => DeviceId.parse(text)) }),
);

const lastSchema = shape.fields(
  {
    /** Since when this browser has something that a backup would hold, as far as anybody looked. */
    sinceMs: shape.count,
  },
  {
    /** The last backup that was made and checked here. */
    made: shape.fields({
      madeMs: shape.count,
      checkedMs: shape.count,
      whole: shape.anything,
      /** Name of the file that it went into. */
      file: shape.text,
      where: shape.oneOf(['chosen', 'downloads']),
    }),
    /** When the person put the reminder off. */
    putOffMs: shape.count,
  },
);

/** One record, `own`: what Settings says of backups, and what the reminder goes by. */
export const backupNoteRecords = recordKind('backup-notes', lastSchema);
export type BackupNote = shape.Of<typeof lastSchema>;

/** One record, `own`: Spaces that are being copied in. What is left of them when no key stands for them is swept. */
export const restoringRecords = recordKind(
  'restoring',
  shape.fields({ spaces: shape.listOf(shape.parsedBy((text) => SpaceId.parse(text))) }),
);

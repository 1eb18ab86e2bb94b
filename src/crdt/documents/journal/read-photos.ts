import { readMap, readText, readTouch, recordsOf } from '../shapes/record.ts';
import type { RootMap, TouchReading } from '../shapes/record.ts';
import { removedAt } from '../shapes/removable.ts';
import { cutText } from '../shapes/cut-text.ts';
import { byCreation } from '../shapes/spoken-list.ts';
import { journalLimits } from './types.ts';
import type { JournalPhoto } from './types.ts';

/** The name of sealed bytes: the SHA-256 of what was sealed, in lower-case hexadecimal. */
const fileName = /^[0-9a-f]{64}$/;
/** Longer sides than any photo that was scaled has: whoever draws it is not made to keep room for more. */
const mostPixels = 8_192;

/** The photos of an entry, in the order in which they came. */
export function readPhotos(record: RootMap, reading: TouchReading): readonly JournalPhoto[] {
  const { oddities } = reading;
  const list = readMap(record, 'photos', oddities);
  if (list === undefined) return [];
  const found = recordsOf(list, oddities).flatMap(({ id, record: photo }) => {
    if (removedAt(photo, oddities) !== undefined) return [];
    const [file, width, height] = ['file', 'width', 'height'].map((key) => photo.get(key));
    if (!isFileName(file) || !isSide(width) || !isSide(height)) {
      oddities.count += 1;
      return [];
    }
    const caption = cutText(readText(photo, 'caption', oddities), journalLimits.caption);
    const created = readTouch(photo, 'created', reading);
    return [{ id, created, photo: { id, file, width, height, caption } }];
  });
  return found.sort(byCreation).map(({ photo }) => photo);
}

/** Whether this can be the name of sealed bytes. */
export const isFileName = (value: unknown): value is string =>
  typeof value === 'string' && fileName.test(value);

const isSide = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= mostPixels;

import ImagePlus from 'lucide-solid/icons/image-plus';
import type { ExtraTool } from '../../ui/rich-text.tsx';
import { photoWords } from '../../words/journal-photos.ts';

/** What the row of tools holds for an entry, beside what gives words their form. What belongs to a workspace is not among them. */
export const createEntryTools = (acts: {
  readonly onAddPhoto: () => void;
}): readonly ExtraTool[] => [
  { icon: ImagePlus, word: photoWords.add, run: () => acts.onAddPhoto() },
];

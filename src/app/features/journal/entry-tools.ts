import ImagePlus from 'lucide-solid/icons/image-plus';
import Share2 from 'lucide-solid/icons/share-2';
import type { PlainWords } from '../../../editors/note/plain-words.ts';
import type { ExtraTool } from '../../ui/rich-text.tsx';
import { photoWords } from '../../words/journal-photos.ts';
import { sharingWords } from '../../words/sharing.ts';

/** What the row of tools holds for an entry, beside what gives words their form. What belongs to a workspace is not among them. */
export const createEntryTools = (acts: {
  readonly onAddPhoto: () => void;
  readonly onShare: (words: PlainWords) => void;
}): readonly ExtraTool[] => [
  { icon: ImagePlus, word: photoWords.add, run: () => acts.onAddPhoto() },
  {
    icon: Share2,
    word: sharingWords.tool,
    shown: sharingWords.toolShort,
    run: (commands) => acts.onShare(commands.plainWords()),
  },
];

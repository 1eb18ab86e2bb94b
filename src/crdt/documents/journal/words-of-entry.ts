import * as Y from 'yjs';
import { wordsOf } from '../shapes/rich-text.ts';
import { untilChanged } from '../shapes/until-changed.ts';
import { readPhotos } from './read-photos.ts';
import { journalLimits } from './types.ts';
import { unasked } from './unasked.ts';

/** All words of an entry, then its mood, then what its photos show, each on lines of their own. Kept until one of them changes. */
export const wordsOfEntry = untilChanged((entry): string => {
  const [body, mood] = [entry.get('body'), entry.get('mood')];
  return [
    body instanceof Y.XmlFragment ? wordsOf(body, journalLimits.words) : '',
    typeof mood === 'string' ? mood : '',
    ...readPhotos(entry, unasked()).map(({ caption }) => caption),
  ]
    .filter((part) => part !== '')
    .join('\n');
});

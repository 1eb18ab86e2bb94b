import type { PollSort } from '../types.ts';
import { dots } from './dots.ts';
import { one } from './one.ts';
import type { PollMethod } from './poll-method.ts';
import { rank } from './rank.ts';
import { scale } from './scale.ts';
import { several } from './several.ts';
import { word } from './word.ts';

/** How each sort of poll is answered and counted. A new sort: its file, its word in `pollSorts`, one line here. */
export const pollMethods: { readonly [Sort in PollSort]: PollMethod } = {
  one,
  several,
  scale,
  rank,
  word,
  dots,
};

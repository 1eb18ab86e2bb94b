import { type FeedRange, type Span, without } from '../basics/feed-range.ts';
import type { FeedId } from '../basics/id.ts';

/**
 * What to ask for first of all that is missing. Whatever a waiting cover stands for (`promised`) is as good as here and
 * would only bring that cover again, so it comes last: should the cover turn out to be worth nothing, the originals are
 * asked for after all.
 */
export function mostWanted(
  missing: readonly FeedRange[],
  promised: Iterable<FeedRange>,
): readonly FeedRange[] {
  const spansByFeed = new Map<FeedId, Span[]>();
  for (const span of promised) {
    const own = spansByFeed.get(span.feed);
    if (own === undefined) spansByFeed.set(span.feed, [span]);
    else own.push(span);
  }
  if (spansByFeed.size === 0) return missing;
  const first = missing.flatMap((range) => without(range, spansByFeed.get(range.feed) ?? []));
  return first.length > 0 ? first : missing;
}

/**
 * What a value from outside is read as: undefined when it is something else. Never throws. Small on purpose, for it is part
 * of what every page loads before its first word; a library for this would be the largest thing beside Yjs there.
 */
export type Shape<T> = (value: unknown) => Read<T> | undefined;
/** A value that was read; one that may itself be undefined is told from none. */
export interface Read<T> {
  readonly value: T;
}
/** What a shape reads. */
export type Of<S> = S extends Shape<infer T> ? T : never;

/** Whatever a parser makes of it; undefined is none. */
export const parsedBy =
  <T>(parse: (value: unknown) => T | undefined): Shape<T> =>
  (value) => {
    const read = parse(value);
    return read === undefined ? undefined : { value: read };
  };

export const anything: Shape<unknown> = (value) => ({ value });
export const text: Shape<string> = parsedBy((value) =>
  typeof value === 'string' ? value : undefined,
);
/** A whole number, 0 or more. */
export const count: Shape<number> = parsedBy((value) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined,
);
/** One of these words, and no other. */
export const oneOf = <const T extends string>(words: readonly T[]): Shape<T> =>
  parsedBy((value) => words.find((word) => word === value));
/** Exactly this. */
export const exactly = <const T extends string | boolean>(only: T): Shape<T> =>
  parsedBy((value) => (value === only ? only : undefined));

/** Nothing but such values, of which there must be so many at least. */
export const listOf =
  <T>(shape: Shape<T>, atLeast = 0): Shape<readonly T[]> =>
  (value) => {
    if (!Array.isArray(value) || value.length < atLeast) return undefined;
    const read: T[] = [];
    for (const item of value) {
      const one = shape(item);
      if (one === undefined) return undefined;
      read.push(one.value);
    }
    return { value: read };
  };

/** Something else in place of what makes no sense. */
export const orElse =
  <T, const F>(shape: Shape<T>, fallback: F): Shape<T | F> =>
  (value) =>
    shape(value) ?? { value: fallback };

/** The first of two shapes that it has. */
export const either =
  <A, B>(first: Shape<A>, second: Shape<B>): Shape<A | B> =>
  (value) =>
    first(value) ?? second(value);

type Fields = Readonly<Record<string, Shape<unknown>>>;
type Needed<F extends Fields> = { readonly [K in keyof F]: Of<F[K]> };
type Free<F extends Fields> = { readonly [K in keyof F]?: Of<F[K]> };

/** An object with these fields. Others are left out. */
export function fields<F extends Fields>(needed: F): Shape<Needed<F>>;
/** An object with these fields, and those of `free` where they are there. Others are left out. */
export function fields<F extends Fields, G extends Fields>(
  needed: F,
  free: G,
): Shape<Needed<F> & Free<G>>;
export function fields(
  needed: Fields,
  free: Fields = {},
): Shape<Readonly<Record<string, unknown>>> {
  return (value) => {
    if (typeof value !== 'object' || value === null) return undefined;
    const given = new Map<string, unknown>(Object.entries(value));
    const read: [string, unknown][] = [];
    for (const [key, shape] of Object.entries({ ...free, ...needed })) {
      if (!given.has(key) && !Object.hasOwn(needed, key)) continue;
      const field = shape(given.get(key));
      if (field === undefined) return undefined;
      read.push([key, field.value]);
    }
    return { value: Object.fromEntries(read) };
  };
}

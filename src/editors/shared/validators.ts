/** A validator of an attribute: throws a RangeError at a value it does not take. */
export type Validator = (value: unknown) => void;

/** Takes one of a few values. */
export const oneOf =
  (...values: readonly unknown[]): Validator =>
  (value) => {
    if (!values.includes(value)) throw new RangeError('a value that is not in the list');
  };

/** Takes a whole number within bounds, both included. */
export const wholeNumber =
  (least: number, most: number): Validator =>
  (value) => {
    const fits = typeof value === 'number' && Number.isInteger(value);
    if (!fits || value < least || value > most) throw new RangeError('not such a whole number');
  };

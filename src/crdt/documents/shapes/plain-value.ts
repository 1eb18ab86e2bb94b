/**
 * The fields of a plain value that lies in a document, to be looked at one by one; undefined for anything but an object of
 * fields. Only own fields: what a peer names `constructor` is a name like any other.
 */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return undefined;
  return Object.fromEntries<unknown>(Object.entries(value));
}

import type { Mark, MarkType, Node as DrawnNode, NodeType } from '@tiptap/pm/model';

/** Whether a type knows an attribute and its validator takes the value. An attribute without a validator takes none. */
export function isValidAttribute(type: NodeType | MarkType, name: string, value: unknown): boolean {
  const specs = type.spec.attrs ?? {};
  const validate = Object.hasOwn(specs, name) ? specs[name]?.validate : undefined;
  if (validate === undefined) return false;
  if (typeof validate === 'string') {
    return validate.split('|').includes(value === null ? 'null' : typeof value);
  }
  try {
    validate(value);
    return true;
  } catch {
    return false;
  }
}

/** Whether the validators take all attributes that a node or mark has. */
export function hasValidAttributes(thing: DrawnNode | Mark): boolean {
  return Object.entries(thing.attrs).every(([name, value]) =>
    isValidAttribute(thing.type, name, value),
  );
}

import * as Y from 'yjs';

/** Whether something is an element: a name, attributes, children. */
export const isElement = (type: unknown): type is Y.XmlElement => type instanceof Y.XmlElement;

/*
 * lib0's logging draws coloured lines into the console and, for that, brings a small picture of the DOM and a schema
 * library. Nothing is logged in a person's browser, so here are its names without its deeds.
 */
export const BOLD = '';
export const UNBOLD = '';
export const BLUE = '';
export const GREY = '';
export const GREEN = '';
export const RED = '';
export const PURPLE = '';
export const ORANGE = '';
export const UNCOLOR = '';

export const print = () => undefined;
export const warn = () => undefined;
export const createModuleLogger = () => print;

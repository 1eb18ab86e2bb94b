/*
 * lib0 asks where it runs, and for settings in the address, the command line and the browser's storage. The app runs in a
 * browser and has no such settings, so here is the answer.
 */
export const isNode = false;
export const isBrowser = true;

export const getVariable = () => null;

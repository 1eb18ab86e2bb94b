/**
 * How many devices of a Space have a place at most, those removed included: as many as one epoch entry may be given to. A test
 * lowers it.
 */
export const rosterSizes = { places: 1_024 };

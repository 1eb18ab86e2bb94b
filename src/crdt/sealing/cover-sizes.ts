/**
 * Covers stand for at least so many entries, and ten of one size make one of the next (300, 3,000, 30,000):
 * so no tidying sends the whole history again.
 */
export const coverSizes = { smallest: 300, growth: 10 };

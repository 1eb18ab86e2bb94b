/** Words that begin with a capital letter where the ones they stand for do. */
export const sameCase = (found: string, plain: string): string =>
  /^\p{Lu}/u.test(found) ? plain.slice(0, 1).toUpperCase() + plain.slice(1) : plain;

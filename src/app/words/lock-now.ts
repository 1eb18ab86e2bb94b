/** The button that locks, apart from all other words of the lock: it stands on every page. */
export const lockNowWord = 'Lock now';

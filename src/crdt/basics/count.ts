/**
 * Counts a thing that was dropped, refused or odd, by a short code such as `entry/refused`.
 * The only form of logging below the page: a code and a number, never content, names, keys or addresses.
 */
export type Count = (code: string, times?: number) => void;

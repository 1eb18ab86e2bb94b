/** The database of the vault's records. Anyone who opens the browser's tools reads this name: it says nothing. */
export const RECORDS_DATABASE = 'r-4f9c2a71d05b';

/** Database of one Space: 16 derived bytes in base64url (the vault's `storeName`). */
const STORE_NAME = /^[A-Za-z0-9_-]{22}$/;

/** Whether a database of this name may rest in the browser; a law test walks `indexedDB.databases()` with it. */
export const mayRest = (databaseName: string): boolean =>
  databaseName === RECORDS_DATABASE || STORE_NAME.test(databaseName);

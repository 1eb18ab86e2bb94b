/** When nothing can be opened or kept. Apart from the words of the first run, because every page may need these. */
export const closedWords = {
  damagedHeading: 'Your words are here, but closed',
  damagedText:
    'Attune found its keys in this browser, but could not open them. Nothing has been deleted or written over. Load the page again. If it stays closed, ask the other person for a new link: they have a full copy. Remove everything here before you open it.',
  insecureHeading: 'This address is not secure',
  insecureText:
    'Here the browser cannot lock anything, so Attune does not ask you for anything. Ask the person who sent you here for a link that starts with https.',
  noStorageHeading: 'This browser keeps nothing',
  noStorageText:
    'Attune keeps your words in this browser and nowhere else, but this browser does not allow it. That is often so in a private window. Open Attune in a normal window.',
} as const;

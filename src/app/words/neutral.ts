/** What a tab is called: by its own name, or by one that says nothing. The same stands in public/appearance.js. */
export const neutralWords = {
  title: { own: 'Attune', neutral: 'Notebook' },
} as const;

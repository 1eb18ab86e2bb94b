/** What a browser may be called before its person gives it a name. */
export const deviceNames = {
  alone: { phone: 'Phone', tablet: 'Tablet', computer: 'Computer' },
  on: (browser: string) => `${browser} on a computer`,
  edge: 'Edge',
  firefox: 'Firefox',
  samsung: 'Samsung Internet',
  chrome: 'Chrome',
  safari: 'Safari',
} as const;

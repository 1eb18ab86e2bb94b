// Runs before the first paint, so that a chosen theme does not flash. Holds nothing but "light" or "dark".
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Blocked storage: the device's own theme stands.
}

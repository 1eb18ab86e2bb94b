// Runs before the first paint, so that a chosen theme does not flash. Holds nothing but "light" or "dark".
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Blocked storage: the device's own theme stands.
}

// Quick exit (src/app/leave-quietly.ts) goes back to the first step of Attune in this tab, which may have to be loaded
// again, so its other half is here: the first step becomes the quiet page, and a second one cuts off all that came after.
function leave(event) {
  if (window.name !== 'quiet') return;
  window.name = '';
  event?.stopImmediatePropagation();
  document.documentElement.hidden = true;
  history.replaceState(null, '', '/quiet.html');
  history.pushState(null, '', '/quiet.html');
  location.replace('/quiet.html');
}
leave();
addEventListener('popstate', leave, true);
// A browser that kept the page that was left shows the quiet one in its place.
addEventListener('pageshow', (event) => {
  if (event.persisted && document.documentElement.hidden) location.replace('/quiet.html');
});

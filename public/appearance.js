// Runs before the first paint, so that a chosen theme or name does not flash. It reads "light" or "dark", and whether the tab is to
// have a neutral name (src/app/theme/neutral-name.ts).
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  for (const link of localStorage.getItem('name')
    ? document.querySelectorAll('[data-neutral]')
    : []) {
    document.title = 'Notebook';
    link.dataset.own = link.getAttribute('href');
    link.href = link.dataset.neutral;
  }
} catch {
  // Blocked storage: the device's own theme stands.
}

// Quick exit (src/app/leave-quietly.ts) goes back to the first step of Attune in this tab, which may have to be loaded
// again, so its other half is here: the first step becomes the quiet page, and a second one cuts off all that came after.
function leave(event) {
  const [mark, to] = window.name.split(' ');
  if (mark !== 'quiet') return;
  window.name = '';
  event?.stopImmediatePropagation();
  document.documentElement.hidden = true;
  history.replaceState(null, '', '/quiet.html');
  history.pushState(null, '', '/quiet.html');
  location.replace(to || '/quiet.html');
}
leave();
addEventListener('popstate', leave, true);
// A browser that kept the page that was left shows the quiet one in its place.
addEventListener('pageshow', (event) => {
  if (event.persisted && document.documentElement.hidden) location.replace('/quiet.html');
});

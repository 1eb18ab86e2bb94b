// Runs before the first paint, so that a chosen theme or a neutral name (src/app/theme) does not flash.
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  if (localStorage.getItem('name')) {
    for (const link of document.querySelectorAll('[data-neutral]')) {
      document.title = 'Notebook';
      link.href = link.dataset.neutral;
    }
  }
} catch {
  // Blocked storage: the device's own theme stands.
}

// Quick exit (src/app/leave-quietly.ts) goes back to the first step of this tab, which may have to be loaded again: it
// becomes the quiet page, and a second one cuts off all that came after.
function leave(event) {
  const [mark, to] = window.name.split(' ');
  if (mark !== 'quiet') return;
  window.name = '';
  event?.stopImmediatePropagation();
  // A page that is left shows the quiet one already.
  if (!('left' in document.documentElement.dataset)) document.documentElement.hidden = true;
  // The steps of a tab keep the name that it had.
  document.title = 'Vegetable soup';
  history.replaceState(null, '', '/quiet.html');
  history.pushState(null, '', '/quiet.html');
  location.replace(to || '/quiet.html');
}
leave();
addEventListener('popstate', leave, true);
// A browser that kept a page goes on with it: it is one to leave as well, or one that was left.
addEventListener('pageshow', (event) => {
  leave();
  if (event.persisted && 'left' in document.documentElement.dataset)
    location.replace('/quiet.html');
});

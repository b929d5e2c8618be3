/** Runs before the first paint, so that a page that was set to dark never flashes light. */
const KEPT = 'hearsay.theme';
const root = document.documentElement;
const kept = localStorage.getItem(KEPT);
if (kept === 'dark' || kept === 'light') root.dataset.theme = kept;

document.addEventListener('click', (event) => {
  if (!(event.target instanceof Element) || !event.target.closest('[data-theme-toggle]')) return;
  const isDark = root.dataset.theme
    ? root.dataset.theme === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = isDark ? 'light' : 'dark';
  localStorage.setItem(KEPT, root.dataset.theme);
});

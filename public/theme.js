// Runs before the first paint, so that a chosen theme never flashes the other one. A file of its own because a
// strict Content-Security-Policy allows no inline script. The choice is written by src/ui/theme.ts.
try {
  const theme = localStorage.getItem('tidemark.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Storage is blocked: the system's theme it is.
}

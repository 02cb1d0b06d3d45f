// Runs before the first paint, so that nobody who chose light sees dark. Loaded as a plain script,
// without "defer": it is a few lines, kept by the browser, and does nothing where none has chosen.
try {
  const chosen = localStorage.getItem("samspor.theme");
  if (chosen === "light" || chosen === "dark") {
    document.documentElement.dataset.colorScheme = chosen;
  }
} catch {
  // The browser keeps nothing for us: the page follows the device.
}

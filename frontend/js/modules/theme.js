// Light, dark, or as the device. The choice stays in this browser and is sent nowhere; theme.js in
// the head reads it before anything is painted.

const KEY = "samspor.theme";

/** @param {HTMLElement} element */
export function theme(element) {
  const page = document.documentElement;
  const buttons = [...element.querySelectorAll("button")];
  const show = () => {
    for (const button of buttons) {
      button.setAttribute("aria-pressed", String(button.value === page.dataset.colorScheme));
    }
  };
  element.addEventListener("click", (event) => {
    if (!(event.target instanceof HTMLButtonElement)) return;
    const { value } = event.target;
    page.dataset.colorScheme = value;
    try {
      if (value === "auto") localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, value);
    } catch {
      // Chosen for this page only: the browser keeps nothing for us.
    }
    show();
  });
  // The same person in another tab.
  window.addEventListener("storage", (event) => {
    if (event.key !== KEY) return;
    page.dataset.colorScheme = event.newValue ?? "auto";
    show();
  });
  show();
  element.hidden = false;
}

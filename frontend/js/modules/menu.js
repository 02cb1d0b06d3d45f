// A menu closes when one leaves it: Escape brings focus back, a click elsewhere just closes.

/** @param {HTMLElement} element */
export function menu(element) {
  if (!(element instanceof HTMLDetailsElement)) return;
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !element.open) return;
    element.open = false;
    element.querySelector("summary")?.focus();
  });
  document.addEventListener("click", (event) => {
    if (event.target instanceof Node && !element.contains(event.target)) element.open = false;
  });
  element.addEventListener("focusout", (event) => {
    if (event.relatedTarget instanceof Node && !element.contains(event.relatedTarget)) {
      element.open = false;
    }
  });
}

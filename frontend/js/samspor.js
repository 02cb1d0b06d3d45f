// Finds what each element asks for and starts it. A page without scripts is whole already;
// a module makes it quicker, and returns early where the browser cannot.

import { errorSummary } from "./modules/error-summary.js";
import { menu } from "./modules/menu.js";

/** @type {Record<string, (element: HTMLElement) => void>} */
const modules = {
  "error-summary": errorSummary,
  menu,
};

/** @param {ParentNode} root */
export function start(root) {
  for (const element of root.querySelectorAll("[data-module]")) {
    if (!(element instanceof HTMLElement) || element.dataset.started !== undefined) continue;
    element.dataset.started = "";
    for (const name of (element.dataset.module ?? "").split(" ")) modules[name]?.(element);
  }
}

start(document);
// Content that arrives later (htmx) asks for its modules too.
document.addEventListener("htmx:after:swap", () => start(document));

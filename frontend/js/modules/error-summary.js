// T-62: a page that comes back with errors starts at the list of them.

/** @param {HTMLElement} element */
export function errorSummary(element) {
  element.focus();
}

// Puts the table on the clipboard as clean HTML, so that it lands in a document as a table.

const KEPT = new Set(["TABLE", "CAPTION", "THEAD", "TBODY", "TR", "TH", "TD", "P", "UL", "OL", "LI", "A"]);
const ATTRIBUTES = ["colspan", "rowspan", "scope", "href"];

/** A copy with only what a document needs. @param {Element} element @returns {Node} */
export function clean(element) {
  const inside = document.createDocumentFragment();
  for (const child of element.childNodes) {
    if (child instanceof Text) inside.append(child.data.replace(/\s+/g, " "));
    else if (child instanceof HTMLElement && !child.hidden && !child.matches(".visually-hidden")) inside.append(clean(child));
  }
  if (!KEPT.has(element.tagName)) return inside;
  const copy = document.createElement(element.tagName);
  for (const name of ATTRIBUTES) {
    const value = name === "href" && element instanceof HTMLAnchorElement ? element.href : element.getAttribute(name);
    if (value) copy.setAttribute(name, value);
  }
  copy.append(inside);
  return copy;
}

/** @param {HTMLElement} button */
export function copyTable(button) {
  const table = document.getElementById(button.dataset.table ?? "");
  const status = document.getElementById("wheel-table-copied");
  if (!(table instanceof HTMLTableElement) || !navigator.clipboard || !("ClipboardItem" in window)) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const copy = /** @type {HTMLTableElement} */ (clean(table));
    copy.setAttribute("border", "1");
    const rows = [...table.rows].map((row) => [...row.cells].map((cell) => cell.innerText.trim().replace(/\s+/g, " ")).join("\t"));
    try {
      await navigator.clipboard.write([
        new ClipboardItem({
          "text/html": new Blob([copy.outerHTML], { type: "text/html" }),
          "text/plain": new Blob([rows.join("\n")], { type: "text/plain" }),
        }),
      ]);
      if (status) status.textContent = button.dataset.done ?? "";
    } catch {
      if (status) status.textContent = button.dataset.failed ?? "";
    }
  });
}

// A long list of boxes gets a field to search in. Without scripts the list is whole and scrolls.

/** @param {HTMLElement} element */
export function checklist(element) {
  const list = element.querySelector(".checklist__options");
  if (!(list instanceof HTMLElement)) return;
  const rows = [...list.children].filter((row) => row instanceof HTMLElement);

  const field = document.createElement("input");
  field.type = "search";
  field.className = "ds-input checklist__search";
  field.setAttribute("aria-label", element.dataset.searchLabel ?? "");
  field.placeholder = element.dataset.searchLabel ?? "";
  const told = document.createElement("p");
  told.className = "field__help";
  told.setAttribute("role", "status");
  list.before(field, told);

  field.addEventListener("input", (event) => {
    event.stopPropagation(); // searching is no change to save
    const wanted = field.value.trim().toLocaleLowerCase();
    let found = 0;
    for (const row of rows) {
      const hit = (row.textContent ?? "").toLocaleLowerCase().includes(wanted);
      row.hidden = !hit;
      if (hit) found += 1;
    }
    told.textContent = found ? "" : (element.dataset.none ?? "");
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault(); // it would send the form
  });
}

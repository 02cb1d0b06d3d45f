// Pointing at an activity, in the drawing or in the list beside it, marks it in both, together with
// the threads to what it prepares or follows. Nothing is said that is not written elsewhere.

/** @param {HTMLElement} view */
export function wheelPoint(view) {
  /** @type {string | null} */
  let pointed = null;

  /** @param {EventTarget | null} target */
  const idOf = (target) =>
    (target instanceof Element && target.closest("[data-id]")?.getAttribute("data-id")) || null;

  /** @param {string | null} id */
  function point(id) {
    if (id === pointed) return;
    for (const one of view.querySelectorAll(".is-pointed")) one.classList.remove("is-pointed");
    pointed = id;
    if (id === null) return;
    const name = CSS.escape(id);
    const wanted = `[data-id="${name}"], [data-from="${name}"], [data-to="${name}"]`;
    for (const one of view.querySelectorAll(wanted)) one.classList.add("is-pointed");
  }

  view.addEventListener("pointerover", (event) => point(idOf(event.target)));
  view.addEventListener("pointerleave", () => point(null));
  view.addEventListener("focusin", (event) => point(idOf(event.target)));
  view.addEventListener("focusout", () => point(null));
}

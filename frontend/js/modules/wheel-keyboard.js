// T-58: one stop into the wheel, then arrows. Left and right follow time, up and down change ring,
// Home and End go to the year's ends, Enter follows the link, Escape leaves the wheel.

/** @param {HTMLElement} figure */
export function wheelKeyboard(figure) {
  const marks = /** @type {SVGAElement[]} */ ([...figure.querySelectorAll("a.mark")]);
  if (marks.length < 2) return;
  const angle = (/** @type {SVGAElement} */ mark) => Number(mark.dataset.angle);
  const ring = (/** @type {SVGAElement} */ mark) => Number(mark.dataset.ring);
  let current = marks.find((mark) => !mark.classList.contains("is-past")) ?? marks[0];

  /** @param {SVGAElement | undefined} mark */
  function enter(mark, focus = true) {
    if (!mark) return;
    current.setAttribute("tabindex", "-1");
    mark.setAttribute("tabindex", "0");
    current = mark;
    if (focus) mark.focus();
  }

  /** @param {number} step */
  function along(step) {
    const place = marks.indexOf(current) + step;
    return marks[(place + marks.length) % marks.length];
  }

  /** The mark nearest in time in the next ring that has any. @param {number} step */
  function across(step) {
    const rings = [...new Set(marks.map(ring))].sort((one, other) => one - other);
    // -1 is the hub: the innermost of all.
    const order = rings.filter((one) => one >= 0).concat(rings.includes(-1) ? [-1] : []);
    const wanted = order[order.indexOf(ring(current)) + step];
    const away = (/** @type {SVGAElement} */ mark) => {
      const turn = Math.abs(angle(mark) - angle(current)) % 360;
      return Math.min(turn, 360 - turn);
    };
    return marks
      .filter((mark) => ring(mark) === wanted)
      .sort((one, other) => away(one) - away(other))[0];
  }

  for (const mark of marks) mark.setAttribute("tabindex", "-1");
  enter(current, false);

  figure.addEventListener("focusin", (event) => {
    const mark = event.target instanceof Element && event.target.closest("a.mark");
    if (mark instanceof SVGAElement && mark !== current) enter(mark, false);
  });
  figure.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || document.activeElement !== current) return;
    if (event.key === "Escape") {
      document.getElementById("etter-hjulet")?.focus();
      return;
    }
    const moves = {
      ArrowRight: () => along(1),
      ArrowLeft: () => along(-1),
      ArrowUp: () => across(-1),
      ArrowDown: () => across(1),
      Home: () => marks[0],
      End: () => marks[marks.length - 1],
    };
    const move = moves[/** @type {keyof typeof moves} */ (event.key)];
    if (!move) return;
    event.preventDefault();
    enter(move());
  });
}

// Choosing a date at once: what is typed is read back as one types, a day is chosen without leaving
// the page, and arrow keys walk the month. The answers are the same pages that the form's own
// buttons get; only the parts that depend on the date are exchanged.

const PAUSE = 450;
const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const PARTS = [".when__said", ".month", 'input[name="shown"]'];

/** @param {HTMLElement} element */
export function datePicker(element) {
  const field = element.querySelector('input[name="when"]');
  const form = element.closest("form");
  if (!(field instanceof HTMLInputElement) || !form || !("DOMParser" in window)) return;
  element.dataset.instant = "";
  let latest = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  /**
   * @param {string} name
   * @param {string} value
   * @param {string} [focus] selector of what has focus afterwards
   */
  async function ask(name, value, focus) {
    const mine = ++latest;
    const data = new FormData(form ?? undefined);
    data.append(name, value);
    element.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(location.href, { method: "POST", body: data });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (mine !== latest) return;
      for (const part of PARTS) {
        const fresh = page.querySelector(`#${element.id} ${part}`);
        if (fresh) element.querySelector(part)?.replaceWith(fresh);
      }
      exchangePlan(page);
      walkable();
      if (focus) /** @type {HTMLElement | null} */ (element.querySelector(focus))?.focus();
    } catch {
      // No network: the field keeps what was typed, and saving reads it anyway.
    } finally {
      if (mine === latest) element.removeAttribute("aria-busy");
    }
  }

  /** @param {Document} page */
  function exchangePlan(page) {
    const fresh = page.querySelector('[data-part="plan"]');
    const old = document.querySelector('[data-part="plan"]');
    if (fresh && old) old.replaceChildren(...fresh.childNodes);
  }

  function days() {
    return /** @type {HTMLElement[]} */ ([...element.querySelectorAll(".month__day")]);
  }

  /** One stop for Tab; arrow keys do the rest. */
  function walkable() {
    const all = days();
    const first =
      all.find((day) => day.matches(".is-chosen")) ?? all.find((day) => day.matches(".is-today")) ?? all[0];
    for (const day of all) day.tabIndex = day === first ? 0 : -1;
  }

  element.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!button || !["pick", "month"].includes(button.name)) return;
    event.preventDefault();
    clearTimeout(waiting);
    if (button.name === "pick") {
      field.value = button.value;
      ask("look", "1", button.matches(".month__day") ? ".month__day.is-chosen" : undefined);
    } else {
      const place = [...element.querySelectorAll('button[name="month"]')].indexOf(button);
      ask("month", button.value, place ? '.month__head button:last-child' : '.month__head button');
    }
  });

  element.addEventListener("keydown", (event) => {
    const step = STEPS[/** @type {keyof typeof STEPS} */ (event.key)];
    const all = days();
    const place = all.indexOf(/** @type {HTMLElement} */ (event.target));
    if (!step || place < 0) return;
    const next = all[place + step];
    if (!next) return;
    event.preventDefault();
    all[place].tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => ask("look", "1"), PAUSE);
  });

  walkable();
}

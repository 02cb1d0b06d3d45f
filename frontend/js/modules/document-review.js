// Answers are saved as they are given, and what they change is exchanged: the facts, the bar, the
// marks. A fact and its place in the document find each other. Keys go from question to question;
// they work only while one stands in the form, and never while one types.

const REST = 500;

/** @param {HTMLElement} element */
export function documentReview(element) {
  if (!(element instanceof HTMLFormElement) || !("DOMParser" in window)) return;
  const form = element;
  const status = form.querySelector("[data-part=status]");
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  let dirty = false;
  let saving = false;
  let leaving = false;

  /** @param {string | undefined} words */
  const say = (words) => {
    if (status) status.textContent = words ?? "";
  };

  // --- saving ---

  async function save() {
    if (!dirty || saving || leaving) return;
    dirty = false;
    saving = true;
    say(form.dataset.saving);
    const data = new FormData(form);
    data.set("auto", "1");
    try {
      const answer = await fetch(form.action, { method: "POST", body: data, redirect: "error" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (answer.ok || answer.status === 409) {
        if (!dirty) exchange(page);
        say(answer.ok ? form.dataset.saved : form.dataset.crossed);
        if (answer.status === 409) showProblems(page);
      } else {
        say(form.dataset.offline);
      }
    } catch {
      dirty = true; // saved together with the next answer
      say(form.dataset.offline);
    }
    saving = false;
    if (dirty && !leaving && navigator.onLine) later();
  }

  function later() {
    clearTimeout(waiting);
    waiting = setTimeout(save, REST);
  }

  /** @param {Document} page */
  function exchange(page) {
    const focused = document.activeElement?.id ?? "";
    for (const part of document.querySelectorAll("[data-live]")) {
      const fresh = page.getElementById(part.id);
      if (fresh) part.replaceChildren(...fresh.childNodes);
    }
    exchangeQuestions(page);
    if (focused && document.activeElement?.id !== focused) {
      document.getElementById(focused)?.focus({ preventScroll: true });
    }
    count();
  }

  /**
   * An answer may lead to new questions, and settle others; the one that is being answered stays.
   * @param {Document} page
   */
  function exchangeQuestions(page) {
    const fresh = page.getElementById("sporsmalene");
    const old = document.getElementById("sporsmalene");
    if (!old) {
      if (fresh) form.querySelector(".review__facts")?.prepend(fresh);
      return;
    }
    for (const one of old.querySelectorAll("[data-question]")) {
      if (!fresh?.querySelector(`#${one.id}`) && !one.contains(document.activeElement)) one.remove();
    }
    const heading = fresh?.querySelector("h2");
    if (heading) old.querySelector("h2")?.replaceWith(heading);
    /** @type {Element | null} */
    let before = old.querySelector("h2");
    for (const one of fresh?.querySelectorAll("[data-question]") ?? []) {
      const standing = document.getElementById(one.id);
      const same = standing && wordsOf(standing) === wordsOf(one);
      if (standing && same) before = standing;
      else {
        // One answer may lead to another question about the same thing.
        const here = standing?.contains(document.activeElement);
        if (standing) standing.replaceWith(one);
        else before?.after(one);
        if (here && one instanceof HTMLElement) one.focus({ preventScroll: true });
        before = one;
      }
    }
  }

  /** @param {Element} question */
  const wordsOf = (question) => question.querySelector("legend")?.textContent?.trim();

  /** @param {Document} page */
  function showProblems(page) {
    const told = page.querySelector(".review-page .alert[data-tone=warning]");
    const before = document.querySelector(".review-page .alert[data-tone=warning]");
    if (!told) return;
    if (before) before.replaceWith(told);
    else document.querySelector(".review-counts")?.before(told);
    // Theirs stands: the page shows their answers again.
    for (const fresh of page.querySelectorAll("[data-question] input")) {
      const mine = document.getElementById(fresh.id);
      if (!(fresh instanceof HTMLInputElement) || !(mine instanceof HTMLInputElement)) continue;
      mine.checked = fresh.checked;
      if (mine.type === "text") mine.value = fresh.value;
    }
  }

  function count() {
    const boxes = [...form.querySelectorAll(".fact__box input")];
    const chosen = boxes.filter((box) => box instanceof HTMLInputElement && box.checked).length;
    const take = form.querySelector("[data-part=take]");
    const label = take?.querySelector("[data-part=label]");
    if (!(take instanceof HTMLButtonElement) || !label) return;
    const all = boxes.length + Number(take.dataset.waiting ?? 0);
    const words = form.dataset.label ?? "";
    label.textContent = words.replace("[n]", String(chosen)).replace("[m]", String(all));
    take.disabled = chosen === 0;
  }

  form.addEventListener("change", (event) => {
    if (!(event.target instanceof HTMLInputElement)) return;
    const other = event.target.type === "radio" && event.target.value === "other";
    count();
    if (other) {
      // Nothing is answered before a day is typed.
      const typed = event.target.closest("fieldset")?.querySelector(".question__typed input");
      if (typed instanceof HTMLInputElement) {
        typed.focus();
        if (!typed.value) return;
      }
    }
    dirty = true;
    later();
  });
  form.addEventListener("submit", () => {
    leaving = true;
    clearTimeout(waiting);
  });
  addEventListener("beforeunload", (event) => {
    if ((dirty || saving) && !leaving) event.preventDefault();
  });

  // --- a fact and its place ---

  /** @param {Iterable<Element>} found */
  function point(found) {
    for (const one of form.querySelectorAll(".is-pointed")) one.classList.remove("is-pointed");
    for (const one of found) one.classList.add("is-pointed");
  }

  /** @param {string} code */
  const marksOf = (code) => [...form.querySelectorAll(`[data-codes~="${CSS.escape(code)}"]`)];

  /** @param {Element | undefined} mark */
  function bringUp(mark) {
    const pane = form.querySelector("[data-part=source]");
    if (!mark || !(pane instanceof HTMLElement) || pane.scrollHeight <= pane.clientHeight) return;
    const frame = pane.getBoundingClientRect();
    const place = mark.getBoundingClientRect();
    if (place.top < frame.top || place.bottom > frame.bottom) {
      pane.scrollTop += place.top - frame.top - frame.height / 3;
    }
  }

  form.addEventListener("focusin", (event) => {
    if (!(event.target instanceof Element)) return;
    const fact = event.target.closest("[data-code]");
    const asked = event.target.closest("[data-question]")?.querySelector("[data-place]");
    if (fact instanceof HTMLElement) {
      const marks = marksOf(fact.dataset.code ?? "");
      point(marks);
      bringUp(marks[0]);
    } else if (asked instanceof HTMLElement) {
      const place = document.getElementById(asked.dataset.place ?? "");
      point(place ? [place] : []);
      bringUp(place ?? undefined);
    }
  });

  form.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    const link = event.target.closest("a[data-to], a[data-place]");
    const mark = event.target.closest(".mk");
    if (link instanceof HTMLElement && link.dataset.place) show("source");
    if (link instanceof HTMLElement && link.dataset.to) show("facts");
    if (!link && mark instanceof HTMLElement) {
      const code = mark.dataset.codes?.split(" ")[0] ?? "";
      const fact = document.getElementById(`f-${code}`);
      show("facts");
      open(fact);
      fact?.focus({ preventScroll: true });
      fact?.scrollIntoView({ block: "center" });
    }
    if (link instanceof HTMLElement && link.dataset.to) {
      open(document.getElementById(`f-${link.dataset.to}`));
    }
  });

  /** @param {Element | null} fact */
  function open(fact) {
    const fold = fact?.closest("details");
    if (fold) fold.open = true;
  }

  // --- one part at a time on a narrow screen ---

  const switches = [...document.querySelectorAll("[data-part=switch] a")];

  /** @param {string} part */
  function show(part) {
    form.dataset.shown = part;
    for (const one of switches) {
      if (!(one instanceof HTMLElement)) continue;
      if (one.dataset.shows === part) one.setAttribute("aria-current", "true");
      else one.removeAttribute("aria-current");
    }
  }
  for (const one of switches) {
    one.addEventListener("click", () => {
      if (one instanceof HTMLElement) show(one.dataset.shows ?? "facts");
    });
  }
  show(location.hash.startsWith("#k") ? "source" : "facts");

  // --- keys ---

  /** @param {number} step */
  function go(step) {
    let stops = [...form.querySelectorAll("[data-question]")];
    if (!stops.length) stops = [...form.querySelectorAll("[data-code]")];
    if (!stops.length) return;
    const here = document.activeElement?.closest("[data-question], [data-code]");
    const at = here ? stops.indexOf(here) : -1;
    const next = at < 0 && step < 0 ? stops.length - 1 : (at + step + stops.length) % stops.length;
    const stop = stops[next];
    if (stop instanceof HTMLElement) {
      open(stop);
      stop.focus({ preventScroll: true });
      stop.scrollIntoView({ block: "center" });
    }
  }

  form.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    const at = event.target;
    if (!(at instanceof HTMLElement) || at instanceof HTMLTextAreaElement) return;
    if (at instanceof HTMLInputElement && at.type === "text") return;
    const question = at.closest("[data-question]");
    const fact = at.closest("[data-code]");
    if (event.key === "j") go(1);
    else if (event.key === "k") go(-1);
    else if (question && /^[0-9]$/.test(event.key)) {
      const option = question.querySelector(`[data-key="${event.key}"]`);
      if (!(option instanceof HTMLInputElement)) return;
      option.focus();
      if (!option.checked) option.click();
    } else if (fact && event.key === "x") {
      const box = fact.querySelector(".fact__box input");
      if (box instanceof HTMLInputElement) box.click();
    } else if ((fact || question) && event.key === "v") {
      const place = (fact ?? question)?.querySelector("a[data-place]");
      if (place instanceof HTMLElement) place.click();
    } else return;
    event.preventDefault();
  });
}

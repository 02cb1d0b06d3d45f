// The legend works at once: each choice fetches the same address that the form would have opened,
// and only what depends on it is exchanged. Back, reload and mail work, because the address is real.

const PARTS = ["wheel-shape", "wheel-beside", "wheel-earlier", "wheel-hidden", "wheel-downloads"];

/** @param {HTMLElement} view */
export function wheelFilter(view) {
  const form = view.querySelector("form.legend");
  if (!(form instanceof HTMLFormElement) || !("DOMParser" in window)) return;
  form.dataset.instant = "";
  const box = form.querySelector("details");
  const choices = () => /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll('input[type="checkbox"]')]);
  // On a phone the month comes first; the legend opens when it is wanted.
  if (box && matchMedia("(width < 48rem)").matches && choices().every((one) => one.checked)) box.open = false;
  const status = view.querySelector('[data-part="status"]');
  let latest = 0;

  /** All of a group or none of it is no choice, and stays out of the address. */
  function address() {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      const boxes = choices().filter((one) => one.name === name);
      const all = boxes.length > 0 && boxes.every((one) => one.checked);
      if (!all) query.append(name, String(value));
    }
    const words = query.toString();
    return form.action.split("?")[0] + (words ? `?${words}` : "");
  }

  /** The boxes as they were, when the reader goes back. @param {Document} page */
  function choose(page) {
    for (const one of choices()) {
      const then = page.getElementById(one.id);
      if (then instanceof HTMLInputElement) one.checked = then.checked;
    }
  }

  /** @param {string} url */
  async function show(url, { back = false } = {}) {
    const mine = ++latest;
    view.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(url, { headers: { Accept: "text/html" } });
      if (!answer.ok) throw new Error(String(answer.status));
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (mine !== latest) return;
      for (const id of PARTS) {
        const part = page.getElementById(id);
        if (part) document.getElementById(id)?.replaceWith(part);
      }
      const views = page.querySelector(".wheel-head__tools");
      if (views) view.querySelector(".wheel-head__tools")?.replaceWith(views);
      if (back) choose(page);
      else history.pushState(null, "", url);
      document.dispatchEvent(new CustomEvent("samspor:changed"));
      const seen = new Set([...view.querySelectorAll("[data-id]")].map((one) => one.getAttribute("data-id")));
      if (status) status.textContent = `${view.dataset.done ?? ""} ${seen.size}`;
    } catch {
      if (mine === latest) location.assign(url);
    } finally {
      if (mine === latest) view.removeAttribute("aria-busy");
    }
  }

  addEventListener("popstate", () => show(location.href, { back: true }));
  form.addEventListener("change", () => show(address()));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show(address());
  });
  view.addEventListener("click", (event) => {
    const month = event.target instanceof Element && event.target.closest("a.fan__month");
    if (!month || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const place = month.getAttribute("href") ?? "";
    const key = month.getAttribute("data-month");
    show(place.split("#")[0]).then(() => {
      const again = [...view.querySelectorAll("a.fan__month")].find(
        (one) => one.getAttribute("data-month") === key,
      );
      if (again instanceof SVGAElement) again.focus();
    });
  });
}

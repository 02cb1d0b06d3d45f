// What a form would come to, while one fills it in. The answer is the page that the form's own
// “look” button gets; only the preview is exchanged.

const PAUSE = 300;

/** @param {HTMLElement} element */
export function livePreview(element) {
  const preview = element.querySelector('[data-part="preview"]');
  const look = element.querySelector('[data-part="look"]');
  if (!(element instanceof HTMLFormElement) || !preview || !("DOMParser" in window)) return;
  const form = element;
  if (look instanceof HTMLElement) look.hidden = true;
  let latest = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  async function ask() {
    const mine = ++latest;
    const data = new FormData(form);
    data.append("look", "1");
    preview?.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(location.href, { method: "POST", body: data });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector('[data-part="preview"]');
      if (mine === latest && fresh) preview?.replaceChildren(...fresh.childNodes);
    } catch {
      // No network: what is chosen stays, and saving reads it anyway.
    } finally {
      if (mine === latest) preview?.removeAttribute("aria-busy");
    }
  }

  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  });
}

// Looks each second how far it has come, and shows the page that follows when it is done. Without
// scripts the page asks for itself again. Asking does not prolong the session.

const PAUSE = 900;

/** @param {HTMLElement} element */
export function progress(element) {
  async function look() {
    try {
      const answer = await fetch(location.href, { headers: { "Samspor-Asks-Again": "1" } });
      if (answer.ok) {
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const now = page.querySelector('[data-module="progress"]');
        if (!(now instanceof HTMLElement)) {
          location.replace(location.href);
          return;
        }
        show(now);
      } else if (answer.status < 500) {
        location.replace(location.href); // signed out, or thrown away: the page says which
        return;
      }
    } catch {
      // No network: the next look tries again.
    }
    if (element.isConnected) setTimeout(look, PAUSE);
  }

  /** @param {HTMLElement} now */
  function show(now) {
    for (const part of element.querySelectorAll("[data-part]")) {
      const name = part.getAttribute("data-part");
      const fresh = now.querySelector(`[data-part="${name}"]`);
      if (part instanceof HTMLProgressElement && fresh instanceof HTMLProgressElement) {
        if (fresh.hasAttribute("value")) part.value = fresh.value;
        else part.removeAttribute("value");
      } else if (fresh && part.textContent !== fresh.textContent) {
        part.textContent = fresh.textContent; // a status is read out when its words change
      }
    }
  }

  setTimeout(look, PAUSE);
}

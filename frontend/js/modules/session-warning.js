// Says in good time that the session ends, and lets one stay. Asking for the time does not prolong.

const SOON = 180; // seconds before the end; at least two minutes
const AGAIN = 20_000;

/** @param {HTMLElement} place */
export function sessionWarning(place) {
  const box = place.querySelector("[data-part=box]");
  const words = place.querySelector("[data-part=words]");
  const stay = place.querySelector("[data-part=stay]");
  const address = place.dataset.address ?? "";
  if (!(box instanceof HTMLElement && words && stay instanceof HTMLElement && address)) return;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** @param {number} milliseconds */
  function later(milliseconds) {
    clearTimeout(timer);
    timer = setTimeout(ask, milliseconds);
  }

  /** @param {string | undefined} text @param {boolean} canStay */
  function show(text, canStay) {
    if (words.textContent !== text) words.textContent = text ?? "";
    stay.hidden = !canStay;
    box.hidden = false;
  }

  /** @param {{left: number, longest: number}} time */
  function tell({ left, longest }) {
    if (left > SOON) {
      box.hidden = true;
      later((left - SOON) * 1000);
    } else if (left > 0) {
      const minutes = String(Math.ceil(left / 60));
      const canStay = longest > left + 1;
      const text = canStay ? place.dataset.soon : place.dataset.last;
      show(text?.replace("{minutes}", minutes), canStay);
      later(AGAIN);
    } else {
      clearTimeout(timer);
      show(place.dataset.over, false);
    }
  }

  /** @param {string} method */
  async function talk(method) {
    try {
      const answer = await fetch(address, { method, headers: { Accept: "application/json" } });
      tell(await answer.json());
    } catch {
      later(AGAIN); // no network now; what is written stays on the page
    }
  }

  function ask() {
    talk("GET");
  }

  stay.addEventListener("click", () => talk("POST"));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") ask();
  });
  tell({ left: Number(place.dataset.left), longest: Infinity });
}

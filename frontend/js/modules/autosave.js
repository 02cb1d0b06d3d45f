// T-37: what is typed on a page of the community is kept as its draft, and the page says so.
// Without scripts the button saves, and a stale form still shows both texts.

import { rhythm } from "../rhythm.js";

/** @param {HTMLElement} element */
export function autosave(element) {
  if (!(element instanceof HTMLFormElement)) return;
  const form = element;
  const told = form.querySelector("[role=status].page-form__status");
  const stamp = form.querySelector("[name=stamp]");
  if (!(told instanceof HTMLElement) || !(stamp instanceof HTMLInputElement)) return;

  /** @param {string | undefined} text */
  const say = (text) => {
    told.textContent = text ?? "";
  };

  const typing = rhythm(form, async () => {
    const data = new FormData(form);
    data.set("auto", "1");
    try {
      const answer = await fetch(form.action, { method: "POST", body: data, redirect: "error" });
      if (answer.ok) {
        stamp.value = (await answer.json()).stamp;
        say(form.dataset.saved);
        return true;
      }
      if (answer.status === 409) {
        typing.stop(); // the button shows both texts
        say(form.dataset.stale);
        return true;
      }
      say(form.dataset.invalid);
    } catch {
      say(form.dataset.offline);
    }
    return false;
  });
  addEventListener("beforeunload", (event) => {
    if (typing.unsaved) event.preventDefault();
  });
}

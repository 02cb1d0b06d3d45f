// T-37: what is typed is kept as a draft three seconds after the last key, at least each ten.
// The page says so. Without scripts the button saves, and a stale form still shows both texts.

const REST = 3000;
const LONGEST = 10000;

/** @param {HTMLElement} element */
export function autosave(element) {
  if (!(element instanceof HTMLFormElement)) return;
  const form = element;
  const told = form.querySelector("[role=status].page-form__status");
  const stamp = form.querySelector("[name=stamp]");
  if (!(told instanceof HTMLElement) || !(stamp instanceof HTMLInputElement)) return;
  let waiting = 0;
  let since = 0;
  let dirty = false;
  let saving = false;
  let stopped = false;

  /** @param {string | undefined} text */
  const say = (text) => {
    told.textContent = text ?? "";
  };

  async function save() {
    if (!dirty || saving || stopped) return;
    saving = true;
    dirty = false;
    since = 0;
    const data = new FormData(form);
    data.set("auto", "1");
    try {
      const answer = await fetch(form.action, { method: "POST", body: data, redirect: "error" });
      if (answer.ok) {
        stamp.value = (await answer.json()).stamp;
        say(form.dataset.saved);
      } else if (answer.status === 409) {
        stopped = true; // the button shows both texts
        say(form.dataset.stale);
      } else {
        dirty = true;
        say(form.dataset.invalid);
      }
    } catch {
      dirty = true;
      say(form.dataset.offline);
    }
    saving = false;
  }

  form.addEventListener("input", () => {
    dirty = true;
    since ||= Date.now();
    clearTimeout(waiting);
    waiting = setTimeout(save, Date.now() - since > LONGEST ? 0 : REST);
  });
  form.addEventListener("submit", () => {
    stopped = true;
    dirty = false;
  });
  addEventListener("beforeunload", (event) => {
    if (dirty && !stopped) event.preventDefault();
  });
}

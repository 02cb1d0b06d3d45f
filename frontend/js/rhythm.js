// T-37: three seconds after the last key, and at least each ten while somebody goes on typing.

const REST = 3000;
const LONGEST = 10_000;

/**
 * Calls `save` in time after each change of the form. `save` answers whether all is saved.
 * @param {HTMLFormElement} form
 * @param {() => Promise<boolean>} save
 */
export function rhythm(form, save) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let since = 0;
  let dirty = false;
  let saving = false;
  let stopped = false;

  function soon() {
    clearTimeout(timer);
    timer = setTimeout(now, Math.max(0, Math.min(REST, since + LONGEST - Date.now())));
  }

  async function now() {
    if (!dirty || saving || stopped) return;
    saving = true;
    dirty = false;
    since = 0;
    const saved = await save();
    saving = false;
    if (saved && !dirty) return;
    dirty = true;
    since ||= Date.now();
    soon();
  }

  form.addEventListener("input", () => {
    dirty = true;
    since ||= Date.now();
    soon();
  });
  form.addEventListener("submit", () => {
    stopped = true;
  });
  return {
    /** Nothing more is saved by itself, such as when somebody else has saved. */
    stop() {
      stopped = true;
    },
    /** Whether something typed is not saved and would be lost with the page. */
    get unsaved() {
      return dirty && !stopped;
    },
  };
}

// T-37: what is being typed is kept until the form is sent, and offered when one comes back.
// Whoever is signed in has it with us, sealed; others have it in this tab alone. When we cannot be
// reached the tab has it too, and the page says that it is not saved.

import { rhythm } from "../rhythm.js";

const SKIPPED = new Set(["hidden", "password", "file", "submit", "button", "reset", "image"]);

/** @typedef {Record<string, string[]>} Fields */

/** @param {HTMLElement} place */
export function keepTyping(place) {
  const form = place.closest("form");
  const status = place.querySelector("[data-part=status]");
  const offer = place.querySelector("[data-part=offer]");
  if (!form || !(status instanceof HTMLElement) || !(offer instanceof HTMLElement)) return;
  const all = [...document.querySelectorAll("[data-module~=keep-typing]")];
  const key = `${location.pathname}#${all.indexOf(place)}`;
  const { address = "", who = "" } = place.dataset;
  const shelf = `samspor.typing.${who}.${key}`;
  const begun = JSON.stringify(read(form));

  /** @param {string | undefined} text */
  const say = (text) => {
    status.textContent = text ?? "";
  };

  async function save() {
    const fields = read(form);
    if (!address) {
      const kept = keepInTab(shelf, fields);
      say(kept ? place.dataset.inTab : place.dataset.unsaved);
      return kept;
    }
    try {
      const body = new URLSearchParams({ key, fields: JSON.stringify(fields) });
      const answer = await fetch(address, { method: "POST", body, redirect: "error" });
      if (answer.ok) {
        mark();
        dropFromTab(shelf);
        say(place.dataset.saved);
        return true;
      }
      const words = { 401: place.dataset.over, 422: place.dataset.refused };
      say(words[/** @type {401 | 422} */ (answer.status)] ?? place.dataset.unsaved);
      // What is refused has to be mended first; it lies nowhere.
      if (answer.status === 422) return true;
    } catch {
      say(place.dataset.offline);
    }
    keepInTab(shelf, fields);
    return false;
  }

  /** With the form we send which of the kept texts it is, so that it goes when it is taken in. */
  function mark() {
    if (form.querySelector("[name=_unsent]")) return;
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = "_unsent";
    field.value = key;
    form.append(field);
  }

  async function find() {
    const inTab = fromTab(shelf);
    if (inTab || !address) return inTab;
    try {
      const answer = await fetch(`${address}?${new URLSearchParams({ key })}`);
      return answer.ok ? (await answer.json()).fields : null;
    } catch {
      return null;
    }
  }

  async function offerWhatIsKept() {
    const sent = `${shelf}.sent`;
    if (fromTab(sent) && !document.querySelector(".error-summary")) dropFromTab(shelf);
    dropFromTab(sent);
    const found = await find();
    if (!found || JSON.stringify(read(form)) !== begun || !differs(form, found)) return;
    offer.hidden = false;
    offer.addEventListener("click", (event) => {
      const part = event.target instanceof HTMLElement ? event.target.closest("button") : null;
      if (!part) return;
      if (part.dataset.part === "bring") {
        write(form, found);
        mark();
        say(place.dataset.brought);
      } else {
        forget();
      }
      offer.hidden = true;
    });
  }

  async function forget() {
    dropFromTab(shelf);
    if (!address) return;
    const body = new URLSearchParams({ key, drop: "1" });
    await fetch(address, { method: "POST", body }).catch(() => {});
  }

  rhythm(form, save);
  form.addEventListener("submit", () => {
    keepInTab(`${shelf}.sent`, { sent: ["1"] });
    if (address) mark(); // also what was kept before, and never fetched back
    else dropFromTab(shelf);
  });
  offerWhatIsKept();
}

/** @param {HTMLFormElement} form */
function* controls(form) {
  for (const one of form.elements) {
    const known =
      one instanceof HTMLTextAreaElement ||
      one instanceof HTMLSelectElement ||
      (one instanceof HTMLInputElement && !SKIPPED.has(one.type));
    if (known && one.name) yield one;
  }
}

/** @param {HTMLFormElement} form */
function read(form) {
  /** @type {Fields} */
  const fields = {};
  for (const one of controls(form)) {
    const values = (fields[one.name] ??= []);
    if (one instanceof HTMLSelectElement) {
      values.push(...[...one.selectedOptions].map((option) => option.value));
    } else if (!isTicked(one) || one.checked) {
      values.push(one.value);
    }
  }
  return fields;
}

/** @param {HTMLFormElement} form @param {Fields} fields */
function write(form, fields) {
  /** @type {Record<string, number>} */
  const used = {};
  for (const one of controls(form)) {
    const values = fields[one.name];
    if (!values) continue;
    if (one instanceof HTMLSelectElement) {
      for (const option of one.options) option.selected = values.includes(option.value);
    } else if (isTicked(one)) {
      one.checked = values.includes(one.value);
    } else {
      const number = (used[one.name] = (used[one.name] ?? -1) + 1);
      one.value = values[number] ?? "";
    }
    one.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

/** @param {HTMLFormElement} form @param {Fields} fields */
function differs(form, fields) {
  const now = read(form);
  return Object.keys(fields).some(
    (name) => name in now && JSON.stringify(now[name]) !== JSON.stringify(fields[name]),
  );
}

/** @param {HTMLTextAreaElement | HTMLInputElement} one @returns {one is HTMLInputElement} */
function isTicked(one) {
  return one instanceof HTMLInputElement && (one.type === "checkbox" || one.type === "radio");
}

/** @param {string} shelf @param {Fields} fields */
function keepInTab(shelf, fields) {
  try {
    sessionStorage.setItem(shelf, JSON.stringify(fields));
    return true;
  } catch {
    return false; // full, or not allowed; the text stays on the page
  }
}

/** @param {string} shelf @returns {Fields | null} */
function fromTab(shelf) {
  try {
    return JSON.parse(sessionStorage.getItem(shelf) ?? "null");
  } catch {
    return null;
  }
}

/** @param {string} shelf */
function dropFromTab(shelf) {
  try {
    sessionStorage.removeItem(shelf);
  } catch {
    // nothing lies there
  }
}

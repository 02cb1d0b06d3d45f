// Finds what each element asks for and starts it. A page without scripts is whole already;
// a module makes it quicker, and returns early where the browser cannot.

import { autosave } from "./modules/autosave.js";
import { busy } from "./modules/busy.js";
import { checklist } from "./modules/checklist.js";
import { copyTable } from "./modules/copy-table.js";
import { copyText } from "./modules/copy-text.js";
import { datePicker } from "./modules/date-picker.js";
import { documentDrop } from "./modules/document-drop.js";
import { documentReview } from "./modules/document-review.js";
import { errorSummary } from "./modules/error-summary.js";
import { keepTyping } from "./modules/keep-typing.js";
import { livePreview } from "./modules/live-preview.js";
import { menu } from "./modules/menu.js";
import { progress } from "./modules/progress.js";
import { sessionWarning } from "./modules/session-warning.js";
import { theme } from "./modules/theme.js";
import { wheelFilter } from "./modules/wheel-filter.js";
import { wheelKeyboard } from "./modules/wheel-keyboard.js";
import { wheelPoint } from "./modules/wheel-point.js";

/** @type {Record<string, (element: HTMLElement) => void>} */
const modules = {
  autosave,
  busy,
  checklist,
  "copy-table": copyTable,
  "copy-text": copyText,
  "date-picker": datePicker,
  "document-drop": documentDrop,
  "document-review": documentReview,
  "error-summary": errorSummary,
  "keep-typing": keepTyping,
  "live-preview": livePreview,
  menu,
  progress,
  "session-warning": sessionWarning,
  theme,
  "wheel-filter": wheelFilter,
  "wheel-keyboard": wheelKeyboard,
  "wheel-point": wheelPoint,
};

/** @param {ParentNode} root */
export function start(root) {
  for (const element of root.querySelectorAll("[data-module]")) {
    if (!(element instanceof HTMLElement) || element.dataset.started !== undefined) continue;
    element.dataset.started = "";
    for (const name of (element.dataset.module ?? "").split(" ")) modules[name]?.(element);
  }
}

start(document);
// A module that has put new content on the page says so; the content asks for its modules too.
document.addEventListener("samspor:changed", () => start(document));

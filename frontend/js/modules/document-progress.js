// Looks each second whether the document is read, and shows it then. Without scripts the page asks
// for itself again.

const PAUSE = 900;

/** @param {HTMLElement} element */
export function documentProgress(element) {
  async function look() {
    try {
      const answer = await fetch(location.href);
      if (answer.ok && !(await answer.text()).includes("document-progress__bar")) {
        location.replace(location.href);
        return;
      }
    } catch {
      // No network: the next look tries again.
    }
    if (element.isConnected) setTimeout(look, PAUSE);
  }
  setTimeout(look, PAUSE);
}

// Something that takes its time says so while it does, and is not sent twice.

/** @param {HTMLElement} element */
export function busy(element) {
  if (!(element instanceof HTMLFormElement)) return;
  const form = element;
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent !== undefined) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "";
    const told = document.createElement("p");
    told.className = "busy";
    told.setAttribute("role", "status");
    const bar = document.createElement("progress");
    bar.setAttribute("aria-hidden", "true");
    form.append(told);
    told.append(bar, form.dataset.working ?? "");
    const began = Date.now();
    const seconds = document.createElement("span");
    seconds.setAttribute("aria-hidden", "true"); // read out once is enough
    told.append(seconds);
    setInterval(() => {
      seconds.textContent = ` ${Math.round((Date.now() - began) / 1000)} s`;
    }, 1000);
  });
  // Back from the next page, the form is as it was.
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    delete form.dataset.sent;
    form.querySelector(".busy")?.remove();
  });
}

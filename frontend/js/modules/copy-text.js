// Puts what a field shows on the clipboard, and says that it is done.

/** @param {HTMLElement} button */
export function copyText(button) {
  const field = document.getElementById(button.dataset.copies ?? "");
  const status = document.getElementById(`${button.dataset.copies}-status`);
  const copies = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  if (!copies || !navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(field.value);
      if (status) status.textContent = button.dataset.done ?? "";
    } catch {
      field.focus();
      field.select();
      if (status) status.textContent = button.dataset.failed ?? "";
    }
  });
}

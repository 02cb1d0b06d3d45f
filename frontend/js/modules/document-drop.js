// A file may be dropped, and a table pasted with its rows and columns: the clipboard holds the
// words and, beside them, the markup that they had where they came from.

const STRUCTURE = /<(table|ul|ol|h[1-6])\b/i;

/** @param {HTMLElement} form */
export function documentDrop(form) {
  const drop = form.querySelector("[data-part=drop]");
  const hint = form.querySelector("[data-part=hint]");
  const told = form.querySelector("[data-part=told]");
  const file = form.querySelector("[type=file]");
  const text = form.querySelector("[name=text]");
  const markup = form.querySelector("[name=markup]");
  if (!(drop instanceof HTMLElement) || !(file instanceof HTMLInputElement)) return;
  if (hint instanceof HTMLElement) hint.hidden = false;

  /** @param {DragEvent} event */
  const holdsFiles = (event) => event.dataTransfer?.types.includes("Files");

  for (const name of ["dragenter", "dragover"]) {
    drop.addEventListener(name, (event) => {
      if (!(event instanceof DragEvent) || !holdsFiles(event)) return;
      event.preventDefault();
      drop.dataset.over = "";
    });
  }
  drop.addEventListener("dragleave", (event) => {
    if (!(event.relatedTarget instanceof Node && drop.contains(event.relatedTarget))) {
      delete drop.dataset.over;
    }
  });
  drop.addEventListener("drop", (event) => {
    delete drop.dataset.over;
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    file.files = event.dataTransfer.files;
    file.focus();
  });

  if (!(text instanceof HTMLTextAreaElement) || !(markup instanceof HTMLInputElement)) return;

  /** @param {string} value */
  const keep = (value) => {
    markup.value = value;
    if (told) told.textContent = value ? (form.dataset.table ?? "") : "";
  };

  text.addEventListener("paste", (event) => {
    const html = event.clipboardData?.getData("text/html") ?? "";
    const whole = text.selectionStart === 0 && text.selectionEnd === text.value.length;
    // The input event that follows would take it for typing.
    if (whole && STRUCTURE.test(html)) setTimeout(() => keep(html));
  });
  // What is changed by hand is no longer what stood on the clipboard.
  text.addEventListener("input", () => keep(""));
}

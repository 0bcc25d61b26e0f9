// Buttons that copy: an address (`data-copy`) or the text of another element (`data-copy-from`). Shown only where it works.
const said = (button, words) => {
  const before = button.textContent;
  button.textContent = words;
  setTimeout(() => { button.textContent = before; }, 2000);
};

for (const button of navigator.clipboard ? document.querySelectorAll("[data-copy], [data-copy-from]") : []) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const { copy, copyFrom } = button.dataset;
    const text = copy === undefined ? document.querySelector(copyFrom).textContent.trim() : String(new URL(copy, location));
    try {
      await navigator.clipboard.writeText(text);
      said(button, "复制好了");
    } catch {
      said(button, "没复制成，长按文字复制");
    }
  });
}

// Leaving at once, on pages someone may have to hide; without this the link is a plain link.
const TIMES = 3;
const WITHIN = 2000; // milliseconds, from the first Esc to the last

const link = document.querySelector("[data-exit]");

// The page is emptied first: the other site may be slow. It takes this page's place in the history.
const leave = () => {
  document.body.replaceChildren();
  location.replace(link.href);
};

link.addEventListener("click", (event) => {
  event.preventDefault();
  leave();
});

let pressed = [];
document.addEventListener("keydown", (event) => {
  if (event.repeat || event.isComposing) return;
  pressed = event.key === "Escape" ? [...pressed, event.timeStamp].slice(-TIMES) : [];
  if (pressed.length === TIMES && event.timeStamp - pressed[0] <= WITHIN) leave();
}, { capture: true });
for (const hint of document.querySelectorAll("[data-exit-hint]")) hint.hidden = false;

// Links inside the page take the place of this entry, too: "back" must not find an earlier one.
document.addEventListener("click", (event) => {
  const inside = event.target.closest?.("a[href^='#']");
  if (!inside || event.defaultPrevented) return;
  event.preventDefault();
  location.replace(inside.hash || "#");
});

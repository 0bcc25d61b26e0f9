// Sessions a reader keeps, on this device only: where they are kept, and the buttons that keep them.
const KEY = "yuhua.mine";
export const root = new URL("../", import.meta.url);

const isKept = (one) => ["id", "day", "title", "start", "end"].every((name) => typeof one?.[name] === "string");

export const kept = () => {
  try { return JSON.parse(localStorage.getItem(KEY)).filter(isKept); } catch { return []; }
};

// Says whether the device let it be kept; nothing is left behind of nothing.
export const keep = (list) => {
  try {
    if (list.length) localStorage.setItem(KEY, JSON.stringify(list));
    else localStorage.removeItem(KEY);
    return true;
  } catch { return false; }
};

export const same = (one, other) => one.id === other.id && one.day === other.day;
export const address = ({ id, day }) => new URL(`events/${id}/#s-${day.replaceAll("-", "")}`, root).href;

const buttons = document.querySelector("[data-exit], [data-forget]") ? [] : [...document.querySelectorAll("[data-keep]")];
const session = ({ dataset: { keep: id, ...rest } }) => ({ id, ...rest });

const show = () => {
  const list = kept();
  for (const button of buttons) {
    button.setAttribute("aria-pressed", String(list.some((one) => same(one, session(button)))));
  }
};

// The way to what was just kept stands beside the button, once.
const lead = (button, on) => {
  if (button.nextElementSibling?.matches(".keep__see")) button.nextElementSibling.remove();
  if (on) button.after(Object.assign(document.createElement("a"), { className: "keep__see", href: new URL("mine/", root), textContent: "看我的日程" }));
};

for (const button of buttons) {
  if (button.closest(".is-over")) continue;
  const one = session(button);
  button.setAttribute("aria-label", `收进我的日程：${one.title}，${one.day}`);
  button.hidden = false;
  button.addEventListener("click", () => {
    const others = kept().filter((other) => !same(other, one));
    const on = button.getAttribute("aria-pressed") !== "true";
    if (keep(on ? [...others, one] : others)) lead(button, on);
    else button.textContent = "这台设备存不了";
    show();
  });
}
if (buttons.length) {
  show();
  addEventListener("pageshow", show);
  addEventListener("storage", show);
}

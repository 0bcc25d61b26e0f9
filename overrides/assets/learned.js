// Lessons a reader has been through, on this device only: a button on the lesson, a mark on its cards.
const KEY = "yuhua.learned";
const root = new URL("../", import.meta.url);

export const learned = () => {
  try { return JSON.parse(localStorage.getItem(KEY)).filter((one) => typeof one === "string"); } catch { return []; }
};

const remember = (paths) => {
  try {
    if (paths.length) localStorage.setItem(KEY, JSON.stringify(paths));
    else localStorage.removeItem(KEY);
  } catch { /* storage may be off */ }
};
export const forget = () => remember([]);

const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const path = (link) => link.href.startsWith(root.href) ? link.href.slice(root.href.length) : "";
const lessons = (within) => all(".card__title a", within).filter((link) => /^courses\/./.test(path(link)));
const counted = (paths) => `这个系列学了 ${paths.filter((one) => learned().includes(one)).length}/${paths.length} 课`;

const put = (owner, name, node) => {
  owner.querySelector(`:scope > .${name}`)?.remove();
  if (node) owner.append(node);
};
const made = (tag, className, textContent) => Object.assign(document.createElement(tag), { className, textContent });

const show = () => {
  const list = learned();
  for (const link of lessons()) {
    put(link.closest(".card"), "learned", list.includes(path(link)) && made("p", "learned", "学过"));
  }
  for (const line of all("[data-learned-line]")) {
    const paths = lessons(line.parentElement).map(path);
    line.textContent = paths.some((one) => list.includes(one)) && paths.length > 1 ? counted(paths) : "";
  }
  for (const button of all("[data-learn]")) {
    const line = button.dataset.line.split(" ").filter(Boolean);
    button.setAttribute("aria-pressed", String(list.includes(button.dataset.learn)));
    button.nextElementSibling.textContent = line.length > 1 ? counted(line) : "";
  }
};

if (!document.querySelector("[data-exit], [data-forget]")) {
  for (const button of all("[data-learn]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const mine = button.dataset.learn;
      const others = learned().filter((one) => one !== mine);
      remember(button.getAttribute("aria-pressed") === "true" ? others : [...others, mine]);
      show();
    });
  }
  show();
  addEventListener("pageshow", show);
  addEventListener("storage", show);
}

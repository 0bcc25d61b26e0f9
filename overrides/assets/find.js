// Search: a dialog over the page, fetched with the first press of its button. The words go to the worker of search.js
// and nowhere else: not into the address bar, the history, the storage or the network.
const dialog = document.querySelector("#find");
const query = dialog.querySelector("[name=query]");
const count = dialog.querySelector("[role=status]");
const results = dialog.querySelector("ol");
const base = new URL(dialog.dataset.base, location);
const hint = count.textContent;
let worker;
let asked = 0;

const make = (name, className, ...children) => {
  const node = Object.assign(document.createElement(name), { className });
  node.append(...children);
  return node;
};

// Runs of text, every second one a match. Text nodes only: nothing of the index is read as HTML.
const marked = (runs) => runs.map((run, place) => (place % 2 ? make("mark", "", run) : run));

const shown = ({ location: path, title, text, label }) => {
  const link = make("a", "", make("b", "find__title", ...marked(title)), make("span", "", ...marked(text)));
  if (label) link.prepend(make("small", "", label));
  link.href = new URL(path, base);
  return make("li", "", link);
};

const show = ({ id, items, near }) => {
  if (id !== asked) return; // an answer to words that are no longer there
  results.replaceChildren(...items.map(shown));
  if (!items.length) count.textContent = "没有找到。换个说法试试，比如“写作业”“发脾气”。";
  else count.textContent = near ? `没有一模一样的，这${items.length}页最接近` : `找到${items.length}页`;
};

const ask = () => {
  asked += 1;
  if (!query.value.trim()) {
    results.replaceChildren();
    count.textContent = hint;
    return;
  }
  if (!worker) {
    worker = new Worker(new URL("search.js", import.meta.url));
    worker.addEventListener("message", ({ data }) => {
      if (data.failed) count.textContent = "网络不通，搜索用不了。连上网再打一个字就行。";
      else show(data);
    });
  }
  worker.postMessage({ id: asked, query: query.value });
};

// `input` comes with typed, pasted and dictated words; half a syllable of an input method is not asked for.
query.addEventListener("input", (event) => { if (!event.isComposing) ask(); });
query.addEventListener("compositionend", ask);

dialog.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  results.querySelector("a")?.focus();
});
dialog.addEventListener("click", (event) => {
  if (event.target === dialog || event.target.closest("[data-close]")) dialog.close();
});
dialog.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || event.isComposing) return;
  const stops = [query, ...results.querySelectorAll("a")];
  event.preventDefault();
  stops[Math.max(0, Math.min(stops.length - 1, stops.indexOf(document.activeElement) + step))].focus();
});

export const open = () => {
  if (!dialog.open) dialog.showModal();
  query.select();
};

// Small comforts; every page works without them.
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

// The menu opens as the target of a link; a second touch, or one beside it, closes it.
document.addEventListener("click", (event) => {
  if (location.hash !== "#menu" || event.target.closest(".menu, a[href]:not([href$='#menu'])")) return;
  event.preventDefault();
  location.replace("#dock");
});

// Printing: the page, or only the sheet for the fridge.
for (const button of all("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    document.body.dataset.printing = button.dataset.print || "page";
    window.print();
  });
}
window.addEventListener("afterprint", () => delete document.body.dataset.printing);

// Paper has nothing to unfold: the code of the page's address and all months are printed, and folded again.
let unfolded = [];
const mouse = matchMedia("(hover: hover)").matches; // where people print: have the picture ready
window.addEventListener("load", () => {
  for (const code of all(".scan img")) if (mouse) code.loading = "eager";
});
window.addEventListener("beforeprint", () => {
  unfolded = all("details:is(.scan, .later):not([open])");
  for (const details of unfolded) details.open = true;
});
window.addEventListener("afterprint", () => {
  for (const details of unfolded) details.open = false;
});

// What is over since the site was built. The district lives in UTC+8 without summer time.
const now = Date.now();
const today = new Date(now + 8 * 3600e3).toISOString().slice(0, 10);
for (const session of all("[data-end]")) {
  if (Date.parse(session.dataset.end) > now) continue;
  session.classList.add("is-over");
  const head = session.querySelector(".next__head");
  if (head) head.firstChild.data = "上一场";
  for (const status of all("[data-status]", session)) {
    if (status.textContent !== "取消") {
      status.textContent = "已结束";
      status.className = "status status--quiet";
    }
  }
}

// Pages about one week, opened after it.
for (const note of all("[data-until]")) note.hidden = Date.parse(note.dataset.until) > now;

// Home, opened on a later day than it was built: bring today's sessions forward.
const board = document.querySelector("#today[data-day]");
if (board && board.dataset.day !== today) {
  const list = board.querySelector("[data-list=today]");
  const sessions = all(".session", board);
  const current = sessions.filter((session) => session.dataset.day === today);
  const coming = current.length ? current : sessions.filter((session) => session.dataset.day > today).slice(0, 1);
  const rows = Object.assign(document.createElement("ul"), { className: "sessions" });
  rows.append(...coming);
  const note = Object.assign(document.createElement("p"), { className: "empty" });
  note.textContent = coming.length ? "今天没有安排。最近的一场是：" : "近期的安排请看全部日程。";
  list.replaceChildren(...(current.length ? [] : [note]), ...(coming.length ? [rows] : []));
  for (const session of all(".is-over", board)) session.remove();
  for (const node of all("ul.sessions", board)) {
    if (node.children.length) continue;
    if (node.previousElementSibling?.tagName === "H3") node.previousElementSibling.remove();
    node.remove();
  }
  const hint = document.querySelector('.doors a[href="#today"] small');
  if (hint) hint.textContent = current.length ? `${current.length}场` : "看近期安排";
  const date = document.querySelector("[data-today]");
  if (date) {
    date.textContent = new Intl.DateTimeFormat("zh-CN", {
      month: "long", day: "numeric", weekday: "long", timeZone: "Asia/Shanghai",
    }).format(now);
  }
}

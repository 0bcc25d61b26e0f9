// The page of what a reader keeps: in order, with what changed since, to take along or to clear away.
import { calendar, isWhole } from "./calendar.js";
import { forget, learned } from "./learned.js";
import { address, keep, kept, root, same } from "./mine.js";

const TONES = { 报名中: "open", 满额: "full", 改期: "moved", 取消: "off" };
const board = document.querySelector("[data-mine]");
const part = (name) => board.querySelector(`[data-mine-${name}]`);
const told = part("told");
let known; // the sessions of the open table, once it is there

const node = (tag, className, ...content) => {
  const made = Object.assign(document.createElement(tag), { className });
  made.append(...content);
  return made;
};

const date = (moment) => {
  const [year, month, day] = moment.slice(0, 10).split("-").map(Number);
  return `${year}年${month}月${day}日（星期${"日一二三四五六"[new Date(Date.UTC(year, month - 1, day)).getUTCDay()]}）`;
};
const clock = (moment) => moment.slice(11, 16);
const span = ({ start, end }) => {
  if (isWhole(start)) return date(start) + (end > start ? `—${date(end)}` : "全天");
  return `${date(start)}${clock(start)}—${start.slice(0, 10) === end.slice(0, 10) ? "" : date(end)}${clock(end)}`;
};
const ends = ({ end }) => isWhole(end) ? Date.parse(`${end}T24:00:00+08:00`) : Date.parse(end);
const isOver = (one) => ends(one) <= Date.now();

// What is kept, as it stands now; without the table, as it stood when it was kept.
const current = (one) => {
  const row = known?.find((row) => same(row, one));
  if (!row) return { ...one, missing: Boolean(known) };
  const series = known.filter((other) => other.id === one.id).length > 1;
  const was = row.previous_start ?? row.start;
  return {
    ...one, start: row.start, end: row.end, place: row.place, was, known: one.known ?? (series ? was : undefined),
    state: row.status === "已结束" ? one.state : row.status,
  };
};

const changes = (one, now) => {
  if (now.missing) return isOver(one) ? [] : ["全部日程里没有这一场了，去之前请先问一问。"];
  return [
    [span(one), span(now)], [one.place, now.place], [one.state, now.state],
  ].filter(([before, after]) => before !== after).map(([before]) => `你收的时候是：${before || "没有写"}`);
};

const row = (one) => {
  const now = current(one);
  const over = isOver(now);
  const changed = changes(one, now);
  const state = over && now.state !== "取消" ? "已结束" : now.state;
  const link = Object.assign(node("a", "", one.title), { href: address(one) });
  const remove = Object.assign(node("button", "tool keep", "移出"), { type: "button" });
  remove.setAttribute("aria-label", `移出：${one.title}，${one.day}`);
  remove.addEventListener("click", () => take(one));
  return node("li", `session${now.state === "取消" ? " session--off" : ""}${over ? " is-over" : ""}`, node(
    "div", "session__body",
    node("p", "session__when", node("span", "", span(now)), node("span", `status status--${(!over && TONES[state]) || "quiet"}`, state),
      ...(changed.length ? [node("span", "mark", "有变动")] : [])),
    node("p", "session__title", link),
    node("p", "session__where", now.place ?? ""),
    ...changed.map((text) => node("p", "was", text)),
    remove,
  ));
};

const show = () => {
  const list = kept().sort((a, b) => {
    const [one, other] = [a, b].map((each) => `${current(each).start} ${each.id}`);
    return one < other ? -1 : 1;
  });
  part("list").replaceChildren(...list.map(row));
  part("empty").hidden = list.length > 0;
  part("tools").hidden = !list.length && !learned().length;
  part("export").hidden = !list.length;
  part("learned").hidden = !learned().length;
  part("count").textContent = `记着学过${learned().length}课。`;
};

const take = (one) => {
  keep(kept().filter((other) => !same(other, one)));
  show();
  told.textContent = `移出了“${one.title}”，还有${kept().length}场。`;
  board.querySelector("h2").focus();
};

part("clear").addEventListener("click", () => {
  if (!confirm("收起来的场次和学过的记号都会清掉，找不回来。要清除吗？")) return;
  keep([]);
  forget();
  show();
  told.textContent = "都清掉了。";
  board.querySelector("h2").focus();
});

part("forget").addEventListener("click", () => {
  forget();
  show();
  told.textContent = "学过的记号清掉了。";
  board.querySelector("h2").focus();
});

part("export").addEventListener("click", () => {
  const sessions = kept().map((one) => ({ ...current(one), url: address(one) }));
  const text = calendar(sessions, { tag: board.dataset.tag, name: `我的日程 · ${board.dataset.name}` });
  const href = URL.createObjectURL(new Blob([text], { type: "text/calendar;charset=utf-8" }));
  Object.assign(document.createElement("a"), { href, download: "我的日程.ics" }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60e3);
  told.textContent = `存了${sessions.length}场。打开这个文件，就能放进手机日历。`;
});

const compare = async () => {
  if (!kept().length) return;
  try {
    const response = await fetch(new URL("data/events.json", root), { cache: "no-cache" });
    known = (await response.json()).records;
    told.textContent = "已经和网站上的日程核对过。";
  } catch {
    told.textContent = "现在连不上网站，没有核对有没有变动。";
  }
  show();
};

document.querySelector("[data-mine-off]").hidden = true;
board.hidden = false;
show();
compare();
addEventListener("storage", show);

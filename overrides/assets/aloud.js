// Reading a page aloud with the voice of the device, one short sentence after the other.
const PACES = [[0.6, "很慢"], [0.8, "较慢"], [1, "正常"], [1.25, "较快"], [1.5, "很快"]];
// Chrome falls silent after about 15 seconds of one utterance; so many characters are shorter even when read very slowly.
const LONGEST = 40;
const UNREAD = "nav, button, form, script, style, .exit, .closing, .print-only, [hidden], [aria-hidden=true]";

// ---- What is read ----

// A text stands in the nearest ancestor that is not part of a line.
const blockOf = (node) => {
  let block = node.parentElement;
  while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
  return block;
};

const isRead = (text) => {
  const parent = text.parentElement;
  return text.data.trim() && !parent.closest(UNREAD) && (parent.checkVisibility?.() ?? parent.getClientRects().length > 0);
};

// The texts of the article, those of one block together, in the order of the page.
const blocks = (article) => {
  const found = [];
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (!isRead(walker.currentNode)) continue;
    const block = blockOf(walker.currentNode);
    if (found.at(-1)?.block === block) found.at(-1).texts.push(walker.currentNode);
    else found.push({ block, texts: [walker.currentNode] });
  }
  return found;
};

// Sentences as [start, end] in a text; long ones end at a comma or, without one, at the limit.
const cuts = (text) => {
  const parts = [];
  for (const sentence of text.matchAll(/[^。！？!?；;…]+[。！？!?；;…]*[”’」』）)》]*|[。！？!?；;…]+/g)) {
    let start = sentence.index;
    const end = start + sentence[0].length;
    while (end - start > LONGEST) {
      const head = text.slice(start, start + LONGEST);
      const comma = Math.max(...["，", "、", "：", ","].map((mark) => head.lastIndexOf(mark)));
      const length = comma > 0 ? comma + 1 : LONGEST;
      parts.push([start, start + length]);
      start += length;
    }
    parts.push([start, end]);
  }
  return parts;
};

// A place in the joined texts, as a text node and an offset in it.
const placeIn = (texts, offset) => {
  let rest = offset;
  for (const text of texts) {
    if (rest <= text.length) return [text, rest];
    rest -= text.length;
  }
  return [texts.at(-1), texts.at(-1).length];
};

const sentencesOf = (article) => blocks(article).flatMap(({ block, texts }) => {
  const joined = texts.map((text) => text.data).join("");
  return cuts(joined)
    .map(([start, end]) => ({ block, texts, start, end, words: joined.slice(start, end).replace(/\s+/g, " ").trim() }))
    .filter(({ words }) => /[\p{L}\p{N}]/u.test(words));
});

const rangeOf = ({ texts, start, end }) => {
  const range = document.createRange();
  range.setStart(...placeIn(texts, start));
  range.setEnd(...placeIn(texts, end));
  return range;
};

// ---- How the place is shown: the page's own nodes stay as they are, so links go on working ----

const unmark = () => {
  CSS.highlights?.delete("aloud");
  document.querySelector(".is-read")?.classList.remove("is-read");
};

const mark = (sentence) => {
  unmark();
  const range = rangeOf(sentence);
  if (CSS.highlights) CSS.highlights.set("aloud", new Highlight(range));
  else sentence.block.classList.add("is-read");
  const box = range.getBoundingClientRect();
  const seen = box.top > 60 && box.bottom < innerHeight * 0.7;
  const still = document.documentElement.hasAttribute("data-elder") || matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (!seen && !still) window.scrollBy({ top: box.top - innerHeight * 0.3, behavior: "smooth" });
};

// ---- The player ----

const player = Object.assign(document.createElement("section"), { className: "player" });
player.setAttribute("aria-label", "朗读");
const addButton = (words) => {
  const button = Object.assign(document.createElement("button"), { className: "tool", type: "button", textContent: words });
  player.append(button);
  return button;
};
const pauseButton = addButton("暂停");
const stopButton = addButton("停止");
const slower = addButton("慢一点");
const faster = addButton("快一点");
const paceName = Object.assign(document.createElement("span"), { className: "player__pace" });
player.append(paceName);

let opener;
let findVoice;
let keep;
let sentences = [];
let at = 0;
let turn = 0; // what belongs to an earlier turn has been stopped and is not heeded
let paused = false;

const remembered = () => {
  try { return Number(localStorage.getItem("yuhua.pace")); } catch { return 0; }
};
let pace = PACES.findIndex(([rate]) => rate === remembered());
if (pace < 0) pace = 2;

const hush = () => {
  turn += 1;
  speechSynthesis.cancel();
};

const speak = () => {
  hush();
  if (at >= sentences.length) { stop(); return; }
  const mine = turn;
  const words = new SpeechSynthesisUtterance(sentences[at].words);
  const voice = findVoice();
  if (voice) words.voice = voice;
  words.lang = "zh-CN";
  words.rate = PACES[pace][0];
  const next = () => {
    if (mine !== turn) return;
    at += 1;
    speak();
  };
  words.addEventListener("end", next);
  words.addEventListener("error", () => { if (mine === turn) stop(); });
  mark(sentences[at]);
  speechSynthesis.speak(words);
};

const setPaused = (on) => {
  paused = on;
  pauseButton.textContent = on ? "继续" : "暂停";
};

const stop = () => {
  hush();
  unmark();
  const inside = player.contains(document.activeElement);
  player.remove();
  document.documentElement.removeAttribute("data-aloud-open");
  opener?.setAttribute("aria-pressed", "false");
  if (inside) opener?.focus();
};

const showPace = () => {
  paceName.textContent = `语速：${PACES[pace][1]}`;
  slower.setAttribute("aria-disabled", String(pace === 0));
  faster.setAttribute("aria-disabled", String(pace === PACES.length - 1));
};

const setPace = (wanted) => {
  if (!PACES[wanted]) return;
  pace = wanted;
  keep("pace", String(PACES[pace][0]));
  showPace();
  if (!paused) speak();
};

// `pause()` of Android's Chrome cannot be resumed: the sentence is stopped, and begun again.
pauseButton.addEventListener("click", () => {
  setPaused(!paused);
  if (paused) hush();
  else speak();
});
stopButton.addEventListener("click", stop);
slower.addEventListener("click", () => setPace(pace - 1));
faster.addEventListener("click", () => setPace(pace + 1));

// Nothing is heard any more when the page is left, or must be left at once.
window.addEventListener("pagehide", () => { if (player.isConnected) stop(); });
document.addEventListener("click", (event) => {
  if (player.isConnected && event.target.closest?.("[data-exit]")) stop();
}, { capture: true });
document.addEventListener("keydown", (event) => {
  if (player.isConnected && event.key === "Escape") stop();
}, { capture: true });

/** Begins at the top of the article, or stops. */
export const toggle = (button, bestVoice, remember) => {
  if (player.isConnected) { stop(); return; }
  [opener, findVoice, keep] = [button, bestVoice, remember];
  sentences = sentencesOf(document.querySelector("#content"));
  at = 0;
  setPaused(false);
  showPace();
  button.closest("header").append(player);
  document.documentElement.setAttribute("data-aloud-open", "");
  button.setAttribute("aria-pressed", "true");
  pauseButton.focus({ preventScroll: true });
  speak();
};
